package io.rec.venuesimulator.account;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Refills continuously; a refused call takes nothing. Guarded by its lock. */
public final class TokenBucket {

  private static final long NANOS = 1_000_000_000L;

  private final long refill;
  private final long capacityNanos;
  private final LongSupplier nanos;
  private final ReentrantLock lock = new ReentrantLock();

  /** Tokens times a billion, so that a refill over a nanosecond is whole. */
  private long filled;

  private long at;

  public TokenBucket(Tier.Rate rate, LongSupplier nanos) {
    this.refill = rate.refill();
    this.capacityNanos = rate.capacity() * NANOS;
    this.nanos = nanos;
    this.filled = capacityNanos;
    this.at = nanos.getAsLong();
  }

  /** The buckets fill by the clock that is given, so that a test can hold it. */
  public static LongSupplier nanos(Clock clock) {
    return () -> {
      Instant now = clock.instant();
      return Math.addExact(Math.multiplyExact(now.getEpochSecond(), NANOS), now.getNano());
    };
  }

  /** Whether there are so many; if so they are gone. */
  public boolean take(int tokens) {
    lock.lock();
    try {
      long now = nanos.getAsLong();
      // A clock that was set back fills nothing.
      long passed = Math.clamp(now - at, 0, capacityNanos / refill + 1);
      filled = Math.min(capacityNanos, filled + passed * refill);
      at = now;
      if (filled < tokens * NANOS) {
        return false;
      }
      filled -= tokens * NANOS;
      return true;
    } finally {
      lock.unlock();
    }
  }
}
