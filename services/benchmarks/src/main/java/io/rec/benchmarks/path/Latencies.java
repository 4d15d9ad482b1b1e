package io.rec.benchmarks.path;

import java.util.Arrays;

/** Measured times in nanoseconds, sorted. */
public record Latencies(long[] sortedNanos) {

  private static final double NANOS_PER_MILLI = 1_000_000;

  public Latencies {
    sortedNanos = sortedNanos.clone();
    Arrays.sort(sortedNanos);
  }

  public int count() {
    return sortedNanos.length;
  }

  /** The time that this share of all does not exceed; NaN when nothing was measured. */
  public double millis(double share) {
    if (sortedNanos.length == 0) {
      return Double.NaN;
    }
    var index = (int) Math.ceil(share * sortedNanos.length) - 1;
    return sortedNanos[Math.max(0, index)] / NANOS_PER_MILLI;
  }
}
