package io.rec.autoentrysupervisor.backtest.engine;

import io.rec.domain.history.HistoryRow;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.trade.Result;
import io.rec.domain.trade.TradeState;
import io.rec.domain.trade.TradeStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One trade of a replay.
 *
 * @param seenPrice the ask that decided, in dollars
 * @param count what was bought
 * @param slippage dollars that the fills were worse than what was seen
 * @param result empty for what bought nothing, or was not over when the prices ended
 */
public record TradeRow(
    long id,
    String ticketId,
    String eventTicker,
    String ticker,
    long strike,
    String side,
    TradeStatus status,
    Instant signalAt,
    Instant closedAt,
    double symbolOpen,
    OptionalDouble probability,
    BigDecimal seenPrice,
    Optional<BigDecimal> buyPrice,
    Contracts count,
    Optional<String> diff,
    Money fees,
    Money slippage,
    Optional<Result> result) {

  static TradeRow of(TradeRun trade, Instant endedAt) {
    var orders = trade.orders();
    return new TradeRow(
        trade.id(),
        orders.ticket().id().text(),
        trade.event().ticker().toString(),
        orders.ticket().ticker(),
        trade.strike(),
        trade.side().letter(),
        trade.status(),
        trade.signalAt(),
        endedAt,
        trade.symbolOpen(),
        orders.ticket().probability(),
        orders.ticket().price().dollars(),
        orders.buyPrice(),
        orders.bought().filled(),
        orders.diff(),
        orders.fees(),
        trade.slippage(),
        trade.state() instanceof TradeState.Closed closed
            ? Optional.of(closed.result())
            : Optional.empty());
  }

  /** As the trade history sums it up. */
  public HistoryRow history() {
    return new HistoryRow(
        probability,
        diff.isPresent() ? OptionalInt.of(Integer.parseInt(diff.get())) : OptionalInt.empty(),
        buyPrice,
        count,
        result.map(Result::pnl),
        result.map(Result::winLoss));
  }
}
