package io.rec.venuesimulator.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/** So many calls in a stretch of time that begins with the first of them. Guarded by its lock. */
public final class Window {

  /** What a caller is told of the limit. */
  public record Standing(boolean passes, int limit, int remaining, Instant reset, Duration left) {

    /** The wait as a header tells it: whole seconds, and never none. */
    public long seconds() {
      return Math.max(1, Math.ceilDiv(left.toMillis(), 1000L));
    }
  }

  private final int most;
  private final Duration length;
  private final Clock wall;
  private final ReentrantLock lock = new ReentrantLock();
  private Instant end = Instant.MIN;
  private int calls;

  public Window(int most, Duration length, Clock wall) {
    this.most = most;
    this.length = length;
    this.wall = wall;
  }

  /** A call that does not pass takes nothing. */
  public Standing take() {
    lock.lock();
    try {
      Instant now = wall.instant();
      if (!now.isBefore(end)) {
        end = now.plus(length);
        calls = most;
      }
      boolean passes = calls > 0;
      if (passes) {
        calls--;
      }
      return new Standing(passes, most, calls, end, Duration.between(now, end));
    } finally {
      lock.unlock();
    }
  }
}
