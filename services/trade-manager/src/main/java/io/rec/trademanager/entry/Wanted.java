package io.rec.trademanager.entry;

import io.rec.domain.market.ContractName;
import io.rec.domain.market.MarketTicker;
import io.rec.domain.market.Strike;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Price;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.EntryMethod;
import io.rec.domain.trade.Ticket;
import io.rec.domain.trade.TicketId;
import io.rec.trademanager.books.Advice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it was written, every field readable; whether it makes sense is still to be asked.
 *
 * @param market empty if the ticker has no form of one
 * @param contract empty where the ticker says it
 */
record Wanted(
    TicketId id,
    String ticker,
    Optional<MarketTicker> market,
    String symbol,
    Strike strike,
    Side side,
    Contracts count,
    Price price,
    int slippageCents,
    OptionalDouble probability,
    EntryMethod method,
    Optional<String> contract,
    String strategy,
    Optional<BigDecimal> symbolOpen,
    @Nullable Integer momentum,
    @Nullable String model,
    boolean test,
    Optional<Advice> advice) {

  Ticket ticket(Instant closesAt) {
    return new Ticket(id, ticker, side, count, price, slippageCents, probability, method, closesAt);
  }

  /** Whether a stored ticket is this one: a replay of an id with another wish is no repetition. */
  boolean isRepeatedBy(Ticket stored) {
    return stored.ticker().equals(ticker)
        && stored.side() == side
        && stored.count().equals(count)
        && stored.price().equals(price);
  }

  String contractName() {
    return contract.or(() -> market.map(known -> ContractName.of(known.event()))).orElse(symbol);
  }

  String eventTicker() {
    return market.map(known -> known.event().toString()).orElse("");
  }
}
