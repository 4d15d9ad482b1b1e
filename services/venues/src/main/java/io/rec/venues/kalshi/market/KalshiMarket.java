package io.rec.venues.kalshi.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A market: one strike of an event. Prices in dollars; the result is empty, yes, no or scalar.
 *
 * @param lastPrice 0 before the first trade
 * @param previousPrice the last one a day ago
 */
public record KalshiMarket(
    String ticker,
    String eventTicker,
    MarketStatus status,
    String yesSubTitle,
    String strikeType,
    Optional<BigDecimal> floorStrike,
    Instant openTime,
    Instant closeTime,
    Quote quote,
    BigDecimal lastPrice,
    Optional<BigDecimal> previousPrice,
    BigDecimal volume,
    BigDecimal volume24h,
    BigDecimal openInterest,
    String result,
    Optional<BigDecimal> settlementValue,
    List<PriceRange> priceRanges) {

  public KalshiMarket {
    priceRanges = List.copyOf(priceRanges);
  }
}
