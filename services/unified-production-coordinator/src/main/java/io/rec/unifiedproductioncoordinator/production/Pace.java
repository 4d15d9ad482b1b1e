package io.rec.unifiedproductioncoordinator.production;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Holds the thread that makes tables until {@link Turns} gives it one. */
final class Pace {

  private final LongSupplier nanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ticked = lock.newCondition();
  private final Turns turns;

  Pace(LongSupplier nanos) {
    this.nanos = nanos;
    this.turns = new Turns(nanos.getAsLong());
  }

  /** From the listener's thread. */
  void tick() {
    lock.lock();
    try {
      turns.tick(nanos.getAsLong());
      ticked.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns when a table may be made, and counts it. */
  void awaitTurn() throws InterruptedException {
    lock.lock();
    try {
      long wait = turns.delay(nanos.getAsLong());
      while (wait > 0) {
        ticked.awaitNanos(wait);
        wait = turns.delay(nanos.getAsLong());
      }
      turns.take(nanos.getAsLong());
    } finally {
      lock.unlock();
    }
  }
}
