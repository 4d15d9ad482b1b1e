package io.rec.domain.momentum;

import java.util.OptionalInt;

/**
 * The historical momentum of 1-minute closes, with the weights of the live one, and the close of
 * the past hour. Closes are addressed by their minute, so a gap never shifts a window: a minute has
 * momentum only when all six earlier closes exist. Owned by one thread.
 */
public final class MinuteMomentum {
  /** A power of two above the hour that readers look back. */
  private static final int CAPACITY = 64;

  private static final int MASK = CAPACITY - 1;
  private static final double BUCKETS_PER_UNIT = 10_000;

  private final long[] minutes = new long[CAPACITY];
  private final double[] closes = new double[CAPACITY];

  /** Takes in the close of a minute, oldest first. */
  public void add(long epochMinute, double close) {
    var slot = (int) epochMinute & MASK;
    minutes[slot] = epochMinute;
    closes[slot] = close;
  }

  /** The close of a minute of the past hour; NaN when there was none. */
  public double close(long epochMinute) {
    var slot = (int) epochMinute & MASK;
    return minutes[slot] == epochMinute && closes[slot] > 0 ? closes[slot] : Double.NaN;
  }

  /** The weighted move up to the close of this minute, as a fraction; NaN when undefined. */
  public double fraction(long epochMinute) {
    var close = close(epochMinute);
    var sum = 0.0;
    for (var window : Window.ALL) {
      var base = close(epochMinute - window.seconds() / 60);
      sum += window.weight() * (close - base) / base;
    }
    return sum;
  }

  /** The bucket in basis points, not held within ±30; empty when undefined. */
  public OptionalInt bucket(long epochMinute) {
    var fraction = fraction(epochMinute);
    return Double.isNaN(fraction)
        ? OptionalInt.empty()
        : OptionalInt.of((int) Math.rint(fraction * BUCKETS_PER_UNIT));
  }
}
