package io.rec.domain.indicator;

import java.util.OptionalDouble;

/** The plain mean of the last {@code period} values. */
public final class Average {

  private final LastValues last;

  public Average(int period) {
    this.last = new LastValues(period);
  }

  /** From the {@code period}th value on. */
  public OptionalDouble add(double value) {
    last.add(value);
    return last.full() ? OptionalDouble.of(last.mean()) : OptionalDouble.empty();
  }
}
