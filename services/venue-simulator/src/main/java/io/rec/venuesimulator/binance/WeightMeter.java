package io.rec.venuesimulator.binance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the calls of one address weigh together. Whoever goes on calling beyond the limit is banned.
 * Every caller of the simulator comes from the same address. Guarded by its lock.
 */
final class WeightMeter {

  static final long LIMIT = 6_000;

  private static final long MINUTE = 60;
  private static final Duration BAN = Duration.ofMinutes(2);
  private static final int PATIENCE = 100;

  /** How a call finds it. */
  sealed interface Standing {

    record Granted(long used) implements Standing {}

    record TooMuch(long used, long retryAfter) implements Standing {}

    record Banned(Instant until, long retryAfter) implements Standing {}
  }

  private final WindowCount minute;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private Instant bannedUntil = Instant.MIN;
  private int ignored;

  WeightMeter(Clock clock) {
    this.minute = new WindowCount(LIMIT, MINUTE, clock);
    this.clock = clock;
  }

  Standing take(int weight) {
    Instant now = clock.instant();
    lock.lock();
    try {
      if (now.isBefore(bannedUntil)) {
        return banned(now);
      }
      long used = minute.add(weight);
      if (used <= LIMIT) {
        ignored = 0;
        return new Standing.Granted(used);
      }
      ignored++;
      if (ignored > PATIENCE) {
        ignored = 0;
        bannedUntil = now.plus(BAN);
        return banned(now);
      }
      return new Standing.TooMuch(used, minute.secondsLeft());
    } finally {
      lock.unlock();
    }
  }

  private Standing banned(Instant now) {
    return new Standing.Banned(
        bannedUntil, Duration.between(now, bannedUntil).plusMillis(999).toSeconds());
  }
}
