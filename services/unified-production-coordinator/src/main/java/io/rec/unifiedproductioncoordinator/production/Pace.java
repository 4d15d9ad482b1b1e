package io.rec.unifiedproductioncoordinator.production;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * When the next table may be made: ten a second in the long run. A tick does not wait while that
 * allows it, so that a tick which comes a little early is not held back to an even beat; a change
 * of the markets alone rides on the next tick, or waits a moment for it.
 */
final class Pace {

  private static final long INTERVAL = Duration.ofMillis(100).toNanos();
  private static final int MOST_AT_ONCE = 3;
  private static final long RIDE = Duration.ofMillis(150).toNanos();

  private final LongSupplier nanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ticked = lock.newCondition();
  private boolean tickWaits;

  /** How many intervals may be used up now, in nanoseconds. */
  private long credit = MOST_AT_ONCE * INTERVAL;

  private long creditAt;
  private long lastTurn;

  Pace(LongSupplier nanos) {
    this.nanos = nanos;
    this.creditAt = nanos.getAsLong();
    this.lastTurn = creditAt - RIDE;
  }

  /** From the listener's thread. */
  void tick() {
    lock.lock();
    try {
      tickWaits = true;
      ticked.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns when a table may be made, and counts it. */
  void awaitTurn() throws InterruptedException {
    lock.lock();
    try {
      long wait = delay(nanos.getAsLong());
      while (wait > 0) {
        ticked.awaitNanos(wait);
        wait = delay(nanos.getAsLong());
      }
      credit -= INTERVAL;
      lastTurn = nanos.getAsLong();
      tickWaits = false;
    } finally {
      lock.unlock();
    }
  }

  private long delay(long now) {
    credit = Math.min(credit + now - creditAt, MOST_AT_ONCE * INTERVAL);
    creditAt = now;
    long forCredit = INTERVAL - credit;
    return tickWaits ? forCredit : Math.max(forCredit, lastTurn + RIDE - now);
  }
}
