package io.rec.trademanager.exit;

import io.micronaut.http.HttpStatus;
import io.rec.domain.decision.Check;
import io.rec.domain.decision.Decision;
import io.rec.domain.money.Price;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.trademanager.books.StoredTrade;
import io.rec.trademanager.market.MarketView;
import io.rec.trademanager.market.SeenQuote;
import io.rec.trademanager.refusal.Refusal;
import io.rec.trademanager.refusal.RequestRule;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a position can be given back at now. */
@Singleton
final class ClosePrice {
  private final MarketView market;

  ClosePrice(MarketView market) {
    this.market = market;
  }

  /** A price, or why there is none. */
  sealed interface Found {
    record AtLeast(Price price) implements Found {}

    record None(Refusal refusal) implements Found {}
  }

  /** The least to take: the executable price less so many cents. */
  Found atLeast(Connection tx, StoredTrade trade, int slippageCents, Instant now)
      throws SQLException {
    var quote = market.quote(tx, trade.symbol(), trade.ticker());
    var fresh =
        Check.fresh(
            RequestRule.FRESH_QUOTES,
            Duration.between(quote.map(SeenQuote::asOf).orElse(Instant.EPOCH), now),
            FreshnessLimits.DEFAULT.markets());
    Optional<Price> executable = quote.flatMap(seen -> seen.executable(trade.side()));
    var offered =
        Check.that(
            RequestRule.EXECUTABLE_PRICE,
            executable.isPresent(),
            executable.map(Price::toString).orElse("nobody takes it"),
            "an offer on the other side");
    var decision = Decision.of(fresh, offered);
    return decision.passed()
        ? new Found.AtLeast(executable.orElseThrow().raisedByCents(-slippageCents))
        : new Found.None(new Refusal(HttpStatus.CONFLICT, decision));
  }
}
