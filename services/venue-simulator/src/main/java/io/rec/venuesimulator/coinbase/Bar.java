package io.rec.venuesimulator.coinbase;

import io.rec.venuesimulator.price.Coin;
import java.math.BigDecimal;

/** One bar of a product's price, read at a few instants. */
record Bar(
    long startSecond,
    BigDecimal low,
    BigDecimal high,
    BigDecimal open,
    BigDecimal close,
    BigDecimal volume) {

  private static final int SAMPLES = 12;

  static Bar of(Coin coin, long start, long seconds, long nowSecond) {
    long lasted = Math.max(1, Math.min(seconds, nowSecond - start));
    BigDecimal open = coin.price(start * 1000);
    BigDecimal low = open;
    BigDecimal high = open;
    BigDecimal close = open;
    for (int sample = 1; sample <= SAMPLES; sample++) {
      close = coin.price(start * 1000 + (lasted * 1000 - 1) * sample / SAMPLES);
      low = low.min(close);
      high = high.max(close);
    }
    return new Bar(start, low, high, open, close, Turnover.between(coin, start, start + lasted));
  }
}
