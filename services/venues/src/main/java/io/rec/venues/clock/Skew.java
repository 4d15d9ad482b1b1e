package io.rec.venues.clock;

import java.time.Duration;

/**
 * How much the venue's clock is ahead of ours (negative: behind): the median of the recent
 * observations, and the medians of the bounds that they leave.
 */
public record Skew(Duration offset, Duration least, Duration most, int observations) {

  static final Skew UNKNOWN = new Skew(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);

  /** Signatures, ages and the end of an hour are still right with this much. */
  private static final Duration TOLERATED = Duration.ofMillis(500);

  /** Whether the clocks are certainly further apart than 500 ms. */
  public boolean alarm() {
    return least.compareTo(TOLERATED) > 0 || most.compareTo(TOLERATED.negated()) < 0;
  }
}
