package io.rec.tradeexecutor.amend;

import io.rec.domain.money.Price;
import io.rec.tradeexecutor.exchange.ExchangeAccess;
import io.rec.venues.kalshi.market.KalshiMarket;
import io.rec.venues.rest.Reply;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** The prices of a market, as the exchange tells them; they are not the same everywhere. */
@Singleton
final class PriceGrid {

  private final ExchangeAccess exchange;

  PriceGrid(ExchangeAccess exchange) {
    this.exchange = exchange;
  }

  /**
   * Fails unless the market trades at this price.
   *
   * @throws AmendRefused if it does not
   */
  void require(String ticker, Price price) throws InterruptedException {
    Reply<KalshiMarket> reply = exchange.markets().market(ticker);
    if (!(reply instanceof Reply.Answered<KalshiMarket> answered)) {
      throw AmendDesk.notAsked("the market %s".formatted(ticker), reply.toString());
    }
    KalshiMarket market = answered.value();
    if (market.priceRanges().stream().noneMatch(range -> range.holds(price.dollars()))) {
      throw AmendRefused.by(
          AmendRule.PRICE_GRID,
          price.toString(),
          market.priceRanges().stream()
              .map(range -> "%s to %s in steps of %s".formatted(range.start(), range.end(), range.step()))
              .collect(Collectors.joining(", ")));
    }
  }
}
