package io.rec.benchmarks.live;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How old prices were when they reached a page, counted by the millisecond; safe for all threads.
 */
final class Ages {
  private static final int LONGEST = 10_000;

  private final AtomicIntegerArray millis = new AtomicIntegerArray(LONGEST + 1);

  void add(Duration age) {
    millis.incrementAndGet((int) Math.clamp(age.toMillis(), 0, LONGEST));
  }

  void clear() {
    for (int at = 0; at <= LONGEST; at++) {
      millis.set(at, 0);
    }
  }

  long count() {
    return Arrays.stream(counts()).asLongStream().sum();
  }

  /** The milliseconds that this share of all does not exceed. */
  int quantile(double share) {
    var counts = counts();
    var wanted = (long) Math.ceil(share * Arrays.stream(counts).asLongStream().sum());
    long seen = 0;
    for (int at = 0; at < counts.length; at++) {
      seen += counts[at];
      if (seen >= wanted) {
        return at;
      }
    }
    return LONGEST;
  }

  private int[] counts() {
    var counts = new int[LONGEST + 1];
    Arrays.setAll(counts, millis::get);
    return counts;
  }
}
