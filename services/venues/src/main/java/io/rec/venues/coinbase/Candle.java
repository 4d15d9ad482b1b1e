package io.rec.venues.coinbase;

import java.math.BigDecimal;
import java.time.Instant;

/** What traded in the stretch of time that begins at the start. */
public record Candle(
    Instant start,
    BigDecimal low,
    BigDecimal high,
    BigDecimal open,
    BigDecimal close,
    BigDecimal volume) {

  public Candle {
    if (low.signum() <= 0 || low.compareTo(high) > 0) {
      throw new IllegalArgumentException("a candle from %s to %s".formatted(low, high));
    }
  }
}
