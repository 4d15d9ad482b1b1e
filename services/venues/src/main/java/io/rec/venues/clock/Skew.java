package io.rec.venues.clock;

import java.time.Duration;

/**
 * How much the venue's clock is ahead of ours (negative: behind): the median of the recent
 * observations, and the bounds that they leave.
 */
public record Skew(Duration offset, Duration least, Duration most, int observations) {

  static final Skew UNKNOWN = new Skew(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);

  private static final double MILLIS = 1000;

  /** Signatures, ages and the end of an hour are still right with this much. */
  private static final Duration TOLERATED = Duration.ofMillis(500);

  /** As a person would say it, in whole seconds. */
  public String words() {
    String way = offset.isNegative() ? "behind" : "ahead of";
    return "the venue's clock is %d s %s ours"
        .formatted(Math.round(offset.abs().toMillis() / MILLIS), way);
  }

  /** Whether the clocks are certainly further apart than 500 ms. */
  public boolean alarm() {
    return least.compareTo(TOLERATED) > 0 || most.compareTo(TOLERATED.negated()) < 0;
  }
}
