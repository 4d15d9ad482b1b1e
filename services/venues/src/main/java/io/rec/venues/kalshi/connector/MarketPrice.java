package io.rec.venues.kalshi.connector;

import io.rec.venues.connector.market.MarketQuote;
import io.rec.venues.kalshi.market.KalshiMarket;
import io.rec.venues.kalshi.market.Quote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/** What YES of a market costs now: its last trade, or the middle of a book before the first. */
record MarketPrice(
    BigDecimal price,
    Optional<BigDecimal> dayAgo,
    Optional<BigDecimal> bid,
    Optional<BigDecimal> ask) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Nothing where nothing was traded and a side of the book is empty. */
  static Optional<MarketPrice> of(KalshiMarket market) {
    Quote quote = market.quote();
    Optional<BigDecimal> bid = side(quote.yesBid(), quote.yesBidSize());
    Optional<BigDecimal> ask = side(quote.yesAsk(), quote.yesAskSize());
    Optional<BigDecimal> price =
        market.lastPrice().signum() > 0 ? Optional.of(market.lastPrice()) : middle(bid, ask);
    return price.map(each -> new MarketPrice(each, market.previousPrice(), bid, ask));
  }

  /** The exchange says no time of a quote: it is of now. */
  MarketQuote quote(String ticker, Instant now, String source) {
    return new MarketQuote(ticker, price, changePercent(), bid, ask, now, source);
  }

  /** None since a day on which it did not trade yet. */
  private BigDecimal changePercent() {
    return dayAgo
        .map(
            before ->
                price.subtract(before).multiply(HUNDRED).divide(before, 2, RoundingMode.HALF_UP))
        .orElse(BigDecimal.ZERO.setScale(2));
  }

  private static Optional<BigDecimal> side(BigDecimal price, BigDecimal size) {
    return size.signum() > 0 ? Optional.of(price) : Optional.empty();
  }

  private static Optional<BigDecimal> middle(Optional<BigDecimal> bid, Optional<BigDecimal> ask) {
    return bid.flatMap(low -> ask.map(high -> low.add(high).divide(BigDecimal.TWO)));
  }
}
