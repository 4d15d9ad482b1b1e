package io.rec.kalshiaccountsync.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;

/**
 * When the account is to be read, and how much of it. Asked and told by the reading thread, wished
 * from by others; everything is under its lock.
 */
final class Agenda {

  static final Duration ROUND = Duration.ofSeconds(30);
  static final Duration EVERYTHING = Duration.ofMinutes(5);

  /** Many orders in a row share a round, so that they leave the budget of calls alone. */
  static final Duration BETWEEN = Duration.ofSeconds(5);

  /** What answers show lags behind what happened, and the clocks differ. */
  static final Duration OVERLAP = Duration.ofMinutes(2);

  private final ReentrantLock lock = new ReentrantLock();
  private final IntFunction<Duration> waits;
  private boolean all = true;
  private boolean soon;
  private Instant roundAt = Instant.EPOCH;
  private Instant everythingAt = Instant.EPOCH;
  private Instant notBefore = Instant.EPOCH;
  private Instant completeAt = Instant.EPOCH;
  private int failures;

  /** The waits after so many failures in a row. */
  Agenda(IntFunction<Duration> waits) {
    this.waits = waits;
  }

  /** Something may have been missed. */
  void wishAll() {
    lock.lock();
    try {
      all = true;
      failures = 0;
      notBefore = Instant.EPOCH;
    } finally {
      lock.unlock();
    }
  }

  /** Something happened. */
  void wishRound() {
    lock.lock();
    try {
      soon = true;
    } finally {
      lock.unlock();
    }
  }

  /** What is to be read now; whoever asks reads it. */
  Optional<Scope> due(Instant now) {
    lock.lock();
    try {
      if (now.isBefore(notBefore)) {
        return Optional.empty();
      }
      if (all || past(everythingAt, EVERYTHING, now)) {
        all = false;
        soon = false;
        return Optional.of(Scope.EVERYTHING);
      }
      if (past(roundAt, ROUND, now) || soon && past(roundAt, BETWEEN, now)) {
        soon = false;
        return Optional.of(Scope.ROUND);
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** All of it was read, beginning at this time. */
  void done(Scope scope, Instant began) {
    lock.lock();
    try {
      failures = 0;
      notBefore = Instant.EPOCH;
      roundAt = began;
      completeAt = began;
      if (scope == Scope.EVERYTHING) {
        everythingAt = began;
      }
    } finally {
      lock.unlock();
    }
  }

  /** It could not be read to the end: the same again, later. */
  void failed(Scope scope, Instant now, Duration atLeast) {
    lock.lock();
    try {
      failures++;
      Duration wait = waits.apply(failures);
      notBefore = now.plus(wait.compareTo(atLeast) > 0 ? wait : atLeast);
      all |= scope == Scope.EVERYTHING;
      soon = true;
    } finally {
      lock.unlock();
    }
  }

  /** Since when a round reads what is new; empty before the first complete reading. */
  Optional<Instant> newSince() {
    lock.lock();
    try {
      return completeAt.equals(Instant.EPOCH)
          ? Optional.empty()
          : Optional.of(completeAt.minus(OVERLAP));
    } finally {
      lock.unlock();
    }
  }

  private static boolean past(Instant last, Duration period, Instant now) {
    return !now.isBefore(last.plus(period));
  }
}
