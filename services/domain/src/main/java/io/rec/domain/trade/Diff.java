package io.rec.domain.trade;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Probability less price in whole points, as it stands in the trade: {@code +28}. */
public final class Diff {
  private Diff() {}

  /** From percent and dollars; half-even, and nothing is {@code +0}. */
  public static String text(double probability, BigDecimal price) {
    var points =
        BigDecimal.valueOf(probability)
            .subtract(price.movePointRight(2))
            .setScale(0, RoundingMode.HALF_EVEN);
    return String.format(Locale.ROOT, "%+d", points.intValueExact());
  }
}
