package io.rec.domain.indicator;

import java.util.OptionalDouble;

/** Average true range in units of the price, smoothed by Wilder. The first candle has no range. */
public final class Atr {

  private final WilderAverage ranges;
  private boolean begun;
  private double closeBefore;

  public Atr(int period) {
    this.ranges = new WilderAverage(period);
  }

  /** From the candle after {@code period} others on. */
  public OptionalDouble add(Candle candle) {
    double before = closeBefore;
    closeBefore = candle.close();
    if (!begun) {
      begun = true;
      return OptionalDouble.empty();
    }
    return ranges.add(TrueRange.of(candle, before));
  }
}
