package io.rec.unifiedproductioncoordinator.production;

import java.time.Duration;

/**
 * When the next table may be made: ten a second in the long run, three of them at once. Times are
 * nanoseconds of a monotonic clock. Guarded by the lock of {@link Pace}.
 *
 * <p>A tick does not wait while turns are left. When none is left it waits for the next tick, or a
 * whole interval, whichever comes first, and both share one table. Waiting only for the rest of the
 * interval would let that rest delay every later one of ticks that come ten a second: they use up
 * each turn as it comes. The shared table gives one back, and the ticks after it wait for nothing.
 *
 * <p>A change of the markets alone rides on the next tick, or waits a moment for it, and never
 * takes the turn that a tick may need at once.
 */
final class Turns {

  static final long INTERVAL = Duration.ofMillis(100).toNanos();
  static final int AT_ONCE = 3;

  private static final long RIDE = Duration.ofMillis(150).toNanos();

  /** Turns that are left, in nanoseconds: one is an interval. */
  private long left = AT_ONCE * INTERVAL;

  private long leftAt;
  private long lastTurn;
  private boolean tickWaits;
  private long waitsSince;

  Turns(long now) {
    this.leftAt = now;
    this.lastTurn = now - RIDE;
  }

  void tick(long now) {
    if (!tickWaits) {
      tickWaits = true;
      waitsSince = now;
    }
  }

  /** How long to wait for a turn from now on; a tick in the meantime is a reason to ask anew. */
  long delay(long now) {
    fill(now);
    if (!tickWaits) {
      return Math.max(2 * INTERVAL - left, lastTurn + RIDE - now);
    }
    return left >= INTERVAL ? 0 : Math.max(INTERVAL - left, waitsSince + INTERVAL - now);
  }

  /** A table is made now. */
  void take(long now) {
    fill(now);
    left -= INTERVAL;
    lastTurn = now;
    tickWaits = false;
  }

  private void fill(long now) {
    left = Math.min(left + now - leftAt, AT_ONCE * INTERVAL);
    leftAt = now;
  }
}
