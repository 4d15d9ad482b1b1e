package io.rec.domain.momentum;

import java.util.Arrays;
import java.util.OptionalDouble;

/** The move over each window in percent, where the history reaches so far. */
public final class Deltas {
  private final double[] percent;

  private Deltas(double[] percent) {
    this.percent = percent;
  }

  /** From the values in the order of {@link Window}; NaN means missing. */
  public static Deltas of(double... percent) {
    if (percent.length != Window.ALL.size()) {
      throw new IllegalArgumentException(
          "%d deltas for %d windows".formatted(percent.length, Window.ALL.size()));
    }
    return new Deltas(percent.clone());
  }

  public OptionalDouble of(Window window) {
    var value = percent[window.ordinal()];
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** The weighted sum, missing windows left out and the rest scaled to 1; empty if all miss. */
  public OptionalDouble weighted() {
    var sum = 0.0;
    var weights = 0.0;
    for (var window : Window.ALL) {
      var value = percent[window.ordinal()];
      if (!Double.isNaN(value)) {
        sum += window.weight() * value;
        weights += window.weight();
      }
    }
    return weights == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / weights);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Deltas that && Arrays.equals(percent, that.percent);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(percent);
  }

  @Override
  public String toString() {
    return Arrays.toString(percent);
  }
}
