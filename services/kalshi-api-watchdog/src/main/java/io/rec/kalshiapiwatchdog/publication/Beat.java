package io.rec.kalshiapiwatchdog.publication;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** At least a tenth of a second between two turns. Owned by one thread. */
final class Beat {

  private static final long INTERVAL = Duration.ofMillis(100).toNanos();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition never = lock.newCondition();
  private long lastTurn = System.nanoTime() - INTERVAL;

  void awaitTurn() throws InterruptedException {
    lock.lock();
    try {
      long left = lastTurn + INTERVAL - System.nanoTime();
      while (left > 0) {
        left = never.awaitNanos(left);
      }
      lastTurn = System.nanoTime();
    } finally {
      lock.unlock();
    }
  }
}
