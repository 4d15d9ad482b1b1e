package io.rec.venuesimulator.coinbase;

import io.rec.venuesimulator.price.Coin;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** One bar of a product's price, read at a few instants. */
record Bar(
    long startSecond,
    BigDecimal low,
    BigDecimal high,
    BigDecimal open,
    BigDecimal close,
    BigDecimal volume) {

  private static final int SAMPLES = 12;
  private static final BigDecimal DOLLARS_PER_SECOND = BigDecimal.valueOf(11_000);

  static Bar of(Coin coin, long start, long seconds, long nowSecond) {
    long lasted = Math.max(1, Math.min(seconds, nowSecond - start));
    BigDecimal open = coin.price(start * 1000);
    BigDecimal low = open;
    BigDecimal high = open;
    BigDecimal close = open;
    for (int sample = 1; sample <= SAMPLES; sample++) {
      close = coin.price(start * 1000 + lasted * 1000 * sample / SAMPLES);
      low = low.min(close);
      high = high.max(close);
    }
    BigDecimal volume =
        DOLLARS_PER_SECOND
            .multiply(BigDecimal.valueOf(lasted))
            .divide(open, 8, RoundingMode.HALF_EVEN);
    return new Bar(start, low, high, open, close, volume);
  }
}
