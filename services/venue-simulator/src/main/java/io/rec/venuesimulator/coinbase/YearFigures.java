package io.rec.venuesimulator.coinbase;

import io.rec.venuesimulator.price.Coin;
import java.math.BigDecimal;

/** The extremes of the last 52 weeks, read each three hours, and the volume of 30 days. */
record YearFigures(long hour, BigDecimal low, BigDecimal high, BigDecimal monthVolume) {

  private static final long HOUR_SECONDS = 3600;
  private static final long SAMPLE_SECONDS = 3 * HOUR_SECONDS;
  private static final long YEAR_SECONDS = 364 * 24 * HOUR_SECONDS;
  private static final long MONTH_SECONDS = 30 * 24 * HOUR_SECONDS;

  static YearFigures read(Coin coin, long hour) {
    long now = hour * HOUR_SECONDS;
    BigDecimal low = coin.price(now * 1000);
    BigDecimal high = low;
    for (long back = SAMPLE_SECONDS; back <= YEAR_SECONDS; back += SAMPLE_SECONDS) {
      BigDecimal price = coin.price((now - back) * 1000);
      low = low.min(price);
      high = high.max(price);
    }
    return new YearFigures(hour, low, high, Turnover.between(coin, now - MONTH_SECONDS, now));
  }
}
