package io.rec.unifiedproductioncoordinator.production;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * When the next table may be made. The limit lies a little above ten a second: at exactly ten,
 * ticks that come ten a second would for ever carry on whatever delay a hiccup once caused. A tick
 * does not wait while the limit allows it; a change of the markets alone rides on the next tick, or
 * waits a moment for it, and never takes what a tick may need at once.
 */
final class Pace {

  private static final long INTERVAL = Duration.ofMillis(80).toNanos();
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
    return tickWaits ? forCredit : Math.max(forCredit + INTERVAL, lastTurn + RIDE - now);
  }
}
