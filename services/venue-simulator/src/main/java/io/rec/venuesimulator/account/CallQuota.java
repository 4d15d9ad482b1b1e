package io.rec.venuesimulator.account;

import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;

/** So many calls in each minute of the clock. Guarded by its lock. */
public final class CallQuota {

  private static final long SECONDS = 60;

  private final int limit;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private long minute = Long.MIN_VALUE;
  private int used;

  /**
   * How a call finds it.
   *
   * @param resetSecond the Unix second at which all are there again
   */
  public record Standing(boolean granted, int limit, int remaining, long resetSecond) {}

  public CallQuota(int limit, Clock clock) {
    this.limit = limit;
    this.clock = clock;
  }

  /** Takes one call if there is one left. */
  public Standing take() {
    long now = Math.floorDiv(clock.instant().getEpochSecond(), SECONDS);
    lock.lock();
    try {
      if (now != minute) {
        minute = now;
        used = 0;
      }
      boolean granted = used < limit;
      if (granted) {
        used++;
      }
      return new Standing(granted, limit, limit - used, (now + 1) * SECONDS);
    } finally {
      lock.unlock();
    }
  }
}
