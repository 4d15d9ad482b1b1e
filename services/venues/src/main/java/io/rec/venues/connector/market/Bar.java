package io.rec.venues.connector.market;

import java.math.BigDecimal;
import java.time.Instant;

/** The trades of one stretch of time. */
public record Bar(
    Instant begin,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal volume) {

  public Bar {
    if (low.compareTo(open.min(close)) > 0 || high.compareTo(open.max(close)) < 0) {
      throw new IllegalArgumentException("a bar of which low and high do not hold the prices");
    }
    if (low.signum() <= 0 || volume.signum() < 0) {
      throw new IllegalArgumentException("a bar with a price or volume below zero");
    }
  }
}
