package io.rec.domain.indicator;

import java.util.OptionalDouble;

/** Wilder's smoothing: the mean of the first values, then one part in {@code period} of each. */
final class WilderAverage {

  private final int period;
  private int count;
  private double value;

  WilderAverage(int period) {
    if (period < 1) {
      throw new IllegalArgumentException("a period of " + period);
    }
    this.period = period;
  }

  OptionalDouble add(double next) {
    if (count < period) {
      count++;
      value += next;
      if (count < period) {
        return OptionalDouble.empty();
      }
      value /= period;
    } else {
      value = (value * (period - 1) + next) / period;
    }
    return OptionalDouble.of(value);
  }
}
