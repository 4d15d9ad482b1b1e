package io.rec.tradeexecutor.amend;

import io.rec.domain.money.Price;
import io.rec.tradeexecutor.exchange.ExchangeAccess;
import io.rec.venues.kalshi.market.KalshiMarket;
import io.rec.venues.kalshi.market.PriceRange;
import io.rec.venues.rest.Reply;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The prices of a market, as the exchange tells them: they are not the same everywhere. Asked for
 * once, because they hardly ever change and the exchange has the last word anyway.
 */
@Singleton
final class PriceGrid {

  private static final int MOST_MARKETS = 500;

  private final ExchangeAccess exchange;
  private final Map<String, List<PriceRange>> known = new ConcurrentHashMap<>();

  PriceGrid(ExchangeAccess exchange) {
    this.exchange = exchange;
  }

  /**
   * Fails unless the market trades at this price.
   *
   * @throws AmendRefused if it does not
   */
  void require(String ticker, Price price) throws InterruptedException {
    List<PriceRange> ranges = ranges(ticker);
    if (ranges.stream().noneMatch(range -> range.holds(price.dollars()))) {
      throw AmendRefused.by(
          AmendRule.PRICE_GRID,
          price.toString(),
          ranges.stream().map(PriceGrid::sentence).collect(Collectors.joining(", ")));
    }
  }

  private List<PriceRange> ranges(String ticker) throws InterruptedException {
    List<PriceRange> before = known.get(ticker);
    if (before != null) {
      return before;
    }
    Reply<KalshiMarket> reply = exchange.markets().market(ticker);
    if (!(reply instanceof Reply.Answered<KalshiMarket> answered)) {
      throw AmendDesk.notAsked("the market %s".formatted(ticker), reply.toString());
    }
    if (known.size() >= MOST_MARKETS) {
      known.clear();
    }
    List<PriceRange> ranges = answered.value().priceRanges();
    known.put(ticker, ranges);
    return ranges;
  }

  private static String sentence(PriceRange range) {
    return "%s to %s in steps of %s"
        .formatted(
            range.start().toPlainString(),
            range.end().toPlainString(),
            range.step().toPlainString());
  }
}
