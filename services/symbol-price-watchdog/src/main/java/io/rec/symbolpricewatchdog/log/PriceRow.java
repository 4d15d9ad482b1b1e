package io.rec.symbolpricewatchdog.log;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What the log says about one second: the price of its last tick in dollars with cents, the venue's
 * time of that tick, and the figures after it. An interpolated row has no tick and no figures.
 */
public record PriceRow(
    Instant second, BigDecimal price, Instant tickAt, Figures figures, boolean interpolated) {

  public static PriceRow of(Instant tickAt, BigDecimal price, Figures figures) {
    return new PriceRow(tickAt.truncatedTo(ChronoUnit.SECONDS), price, tickAt, figures, false);
  }

  static PriceRow interpolated(Instant second, BigDecimal price) {
    return new PriceRow(second, price, second, Figures.NONE, true);
  }
}
