package io.rec.mainapp.signin.lockout;

import java.time.Duration;

/**
 * How many failures are too many.
 *
 * @param failures the last of them locks
 * @param firstLock doubled by each further failure
 * @param forgetAfter without an attempt
 */
record LockoutTerms(int failures, Duration firstLock, Duration longestLock, Duration forgetAfter) {

  /** Somebody who mistypes gets there in a minute; somebody who guesses gets four tries an hour. */
  static final LockoutTerms ACCOUNT =
      new LockoutTerms(5, Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofHours(1));

  /** Several people may share an address. */
  static final LockoutTerms ADDRESS =
      new LockoutTerms(20, Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofHours(1));

  boolean locks(int count) {
    return count >= failures;
  }

  Duration lock(int count) {
    int doublings = Math.min(count - failures, 10);
    Duration lock = firstLock.multipliedBy(1L << doublings);
    return lock.compareTo(longestLock) > 0 ? longestLock : lock;
  }
}
