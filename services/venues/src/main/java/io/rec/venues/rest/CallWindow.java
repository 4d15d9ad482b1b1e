package io.rec.venues.rest;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * When one credential called: a ring of as many times as its largest limit allows. All under its
 * lock, so concurrent callers never exceed a limit.
 */
final class CallWindow {

  private final ReentrantLock lock = new ReentrantLock();
  private final List<CallLimit> limits;
  private final long longestMillis;
  private final long[] times;
  private int oldest;
  private int size;
  private long heldUntil;
  private int refusals;

  CallWindow(List<CallLimit> limits) {
    this.limits = limits;
    this.times = new long[limits.stream().mapToInt(CallLimit::calls).max().orElse(1)];
    this.longestMillis =
        limits.stream().mapToLong(each -> each.window().toMillis()).max().orElse(1);
  }

  /** Zero and the call is counted, or the milliseconds to wait. */
  long take(long now) {
    lock.lock();
    try {
      forgetBefore(now);
      long wait = Math.max(0, heldUntil - now);
      for (CallLimit limit : limits) {
        if (size >= limit.calls()) {
          long free = newest(limit.calls()) + limit.window().toMillis();
          wait = Math.max(wait, free - now);
        }
      }
      if (wait == 0) {
        times[(oldest + size) % times.length] = now;
        size++;
      }
      return wait;
    } finally {
      lock.unlock();
    }
  }

  int refusal() {
    lock.lock();
    try {
      return ++refusals;
    } finally {
      lock.unlock();
    }
  }

  void acceptance() {
    lock.lock();
    try {
      refusals = 0;
    } finally {
      lock.unlock();
    }
  }

  void hold(long until) {
    lock.lock();
    try {
      heldUntil = Math.max(heldUntil, until);
    } finally {
      lock.unlock();
    }
  }

  int remembered(long now) {
    lock.lock();
    try {
      forgetBefore(now);
      return size;
    } finally {
      lock.unlock();
    }
  }

  private void forgetBefore(long now) {
    if (size > 0 && newest(1) > now) {
      // Our clock was set back: count what is remembered as of now, rather than wait for it.
      for (int i = 0; i < size; i++) {
        times[(oldest + i) % times.length] = Math.min(times[(oldest + i) % times.length], now);
      }
    }
    while (size > 0 && times[oldest] + longestMillis <= now) {
      oldest = (oldest + 1) % times.length;
      size--;
    }
  }

  /** The time of the newest call for 1, of the one before it for 2. */
  private long newest(int number) {
    return times[(oldest + size - number) % times.length];
  }
}
