package io.rec.venues.rest;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens on our side of the wire, kept a little smaller than the venue's own, so that
 * calls that bunch on their way still fit into it. Callers are served in the order in which they
 * ask. Everything is under its lock.
 */
public final class TokenBudget implements CallBudget {

  /** What is used of the venue's bucket; the rest is for the way there. */
  private static final int USED_PERCENT = 90;

  private static final long SECOND = 1_000_000_000L;

  private final ReentrantLock lock = new ReentrantLock();
  private final IntFunction<Duration> waitAfterRefusals;
  private final LongSupplier nanos;
  private long nanosAToken;
  private long capacityNanos;

  /** When all that was asked for would have been paid for, had the bucket begun empty. */
  private long paidAt;

  private long heldUntil;
  private int refusals;

  public TokenBudget(TokenRate rate, IntFunction<Duration> waitAfterRefusals, LongSupplier nanos) {
    this.waitAfterRefusals = waitAfterRefusals;
    this.nanos = nanos;
    this.paidAt = nanos.getAsLong();
    this.heldUntil = paidAt;
    limit(rate);
  }

  /** The venue's bucket is this from now on. */
  public void limit(TokenRate rate) {
    TokenRate used = rate.percent(USED_PERCENT);
    lock.lock();
    try {
      nanosAToken = SECOND / used.refillPerSecond();
      capacityNanos = nanosAToken * used.capacity();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Pays for a call and tells how long to wait before it is made; empty, and nothing paid, when
   * that is longer than the caller's patience.
   */
  public Optional<Duration> reserve(int tokens, Duration patience) {
    lock.lock();
    try {
      long now = nanos.getAsLong();
      long cost = nanosAToken * tokens;
      long paid = Math.max(paidAt - now, 0) + cost;
      // More than the bucket ever holds is let through when the bucket is full.
      long wait = Math.max(paid - Math.max(capacityNanos, cost), Math.max(heldUntil - now, 0));
      if (wait > patience.toNanos()) {
        return Optional.empty();
      }
      paidAt = now + paid;
      return Optional.of(Duration.ofNanos(Math.max(wait, 0)));
    } finally {
      lock.unlock();
    }
  }

  /** A call that was paid for is not made. */
  public void giveBack(int tokens) {
    lock.lock();
    try {
      paidAt -= nanosAToken * tokens;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<Duration> take(int tokens) {
    if (tokens == 0) {
      Duration held = held();
      return held.isPositive() ? Optional.of(held) : Optional.empty();
    }
    return reserve(tokens, Duration.ZERO).isPresent()
        ? Optional.empty()
        : Optional.of(waitFor(tokens));
  }

  @Override
  public void refused(Duration retryAfter) {
    lock.lock();
    try {
      refusals++;
      Duration wait = retryAfter.isPositive() ? retryAfter : waitAfterRefusals.apply(refusals);
      heldUntil = Math.max(heldUntil, nanos.getAsLong() + wait.toNanos());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void accepted() {
    lock.lock();
    try {
      refusals = 0;
    } finally {
      lock.unlock();
    }
  }

  private Duration held() {
    lock.lock();
    try {
      return Duration.ofNanos(Math.max(heldUntil - nanos.getAsLong(), 0));
    } finally {
      lock.unlock();
    }
  }

  private Duration waitFor(int tokens) {
    lock.lock();
    try {
      long now = nanos.getAsLong();
      long wait = Math.max(paidAt - now, 0) + nanosAToken * tokens - capacityNanos;
      return Duration.ofNanos(Math.max(Math.max(wait, heldUntil - now), 1));
    } finally {
      lock.unlock();
    }
  }
}
