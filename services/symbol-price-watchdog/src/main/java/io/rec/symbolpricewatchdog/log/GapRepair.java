package io.rec.symbolpricewatchdog.log;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Rows for the seconds between two prices that had none, on the straight line between them. They
 * are flagged and have no momentum: they make a chart whole and decide nothing.
 */
public final class GapRepair {

  /** A longer hole stays a hole: a line through it would be an invention. */
  public static final Duration LONGEST = Duration.ofHours(1);

  private static final int CENTS = 2;

  private GapRepair() {}

  /** Empty when the seconds follow one another, or lie too far apart. */
  public static List<PriceRow> between(
      Instant from, BigDecimal fromPrice, Instant to, BigDecimal toPrice) {
    long seconds = Duration.between(from, to).toSeconds();
    if (seconds < 2 || seconds > LONGEST.toSeconds()) {
      return List.of();
    }
    BigDecimal whole = toPrice.subtract(fromPrice);
    return LongStream.range(1, seconds)
        .mapToObj(
            second ->
                PriceRow.interpolated(
                    from.plusSeconds(second),
                    fromPrice
                        .add(
                            whole
                                .multiply(BigDecimal.valueOf(second))
                                .divide(BigDecimal.valueOf(seconds), MathContext.DECIMAL64))
                        .setScale(CENTS, RoundingMode.HALF_EVEN)))
        .toList();
  }
}
