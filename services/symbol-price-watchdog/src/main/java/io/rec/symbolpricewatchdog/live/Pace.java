package io.rec.symbolpricewatchdog.live;

/**
 * How often something may happen: up to a number at once, and that number a second in the long run.
 * Steady work below the rate never waits, however irregular it is. Owned by one thread.
 */
final class Pace {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final int most;
  private final long nanosEach;
  private long fullAt;

  Pace(int perSecond, long nowNanos) {
    this.most = perSecond;
    this.nanosEach = NANOS_PER_SECOND / perSecond;
    this.fullAt = nowNanos;
  }

  /** How long to wait before the next one; 0 or less when it may happen now. */
  long waitNanos(long nowNanos) {
    return fullAt - (most - 1) * nanosEach - nowNanos;
  }

  void happened(long nowNanos) {
    fullAt = Math.max(fullAt, nowNanos) + nanosEach;
  }
}
