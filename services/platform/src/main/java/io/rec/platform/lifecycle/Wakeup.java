package io.rec.platform.lifecycle;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one named back-off: waits, but no longer than until something that was missing has come back,
 * so that a recovered database does not wait for sixty-second timers all over the system.
 */
@Singleton
public final class Wakeup {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long changes;

  /** Something came back, or the service stops: whoever waits tries now. */
  public void signal() {
    lock.lock();
    try {
      changes++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void await(Duration limit) throws InterruptedException {
    lock.lock();
    try {
      long seen = changes;
      long left = limit.toNanos();
      while (seen == changes && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
