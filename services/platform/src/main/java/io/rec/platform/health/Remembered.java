package io.rec.platform.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A look that is repeated at most once in a while; callers in between share its result. */
final class Remembered<T> {

  private final Clock clock;
  private final Duration keep;
  private final Supplier<T> look;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable T value;
  private Instant seenAt = Instant.EPOCH;

  Remembered(Clock clock, Duration keep, Supplier<T> look) {
    this.clock = clock;
    this.keep = keep;
    this.look = look;
  }

  T value() {
    lock.lock();
    try {
      T known = value;
      if (known == null || seenAt.plus(keep).isBefore(clock.instant())) {
        known = look.get();
        value = known;
        seenAt = clock.instant();
      }
      return known;
    } finally {
      lock.unlock();
    }
  }
}
