package io.rec.venuesimulator.binance;

import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;

/** How much was used in the current window of the clock. Guarded by its lock. */
final class WindowCount {

  private final long limit;
  private final long seconds;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private long window = Long.MIN_VALUE;
  private long used;

  WindowCount(long limit, long seconds, Clock clock) {
    this.limit = limit;
    this.seconds = seconds;
    this.clock = clock;
  }

  /** Counts also what is beyond the limit. */
  long add(long amount) {
    long now = Math.floorDiv(clock.instant().getEpochSecond(), seconds);
    lock.lock();
    try {
      if (now != window) {
        window = now;
        used = 0;
      }
      used += amount;
      return used;
    } finally {
      lock.unlock();
    }
  }

  long limit() {
    return limit;
  }

  long secondsLeft() {
    return seconds - Math.floorMod(clock.instant().getEpochSecond(), seconds);
  }
}
