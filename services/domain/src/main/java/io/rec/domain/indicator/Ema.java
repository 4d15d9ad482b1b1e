package io.rec.domain.indicator;

import java.util.OptionalDouble;

/**
 * Exponential moving average: begins as the mean of the first {@code period} values, then goes by
 * {@code 2 / (period + 1)} of the distance towards each new one.
 */
public final class Ema {

  private final int period;
  private final double share;
  private int count;
  private double value;

  public Ema(int period) {
    if (period < 1) {
      throw new IllegalArgumentException("a period of " + period);
    }
    this.period = period;
    this.share = 2.0 / (period + 1);
  }

  /** From the {@code period}th value on. */
  public OptionalDouble add(double next) {
    if (count < period) {
      count++;
      value += next;
      if (count < period) {
        return OptionalDouble.empty();
      }
      value /= period;
    } else {
      value += (next - value) * share;
    }
    return OptionalDouble.of(value);
  }
}
