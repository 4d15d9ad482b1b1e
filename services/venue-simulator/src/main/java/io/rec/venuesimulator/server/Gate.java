package io.rec.venuesimulator.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The answer to a call has to leave before the news that the call makes. What is told while a call
 * is being answered waits at its gate. It opens once. Guarded by its lock.
 */
final class Gate {

  private static final ScopedValue<Gate> CURRENT = ScopedValue.newInstance();
  private static final Gate NONE = new Gate();

  static {
    NONE.open();
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Runnable> waiting = new ArrayList<>();
  private boolean open;

  /** The gate of the call that this thread is answering, or one that is open. */
  static Gate current() {
    return CURRENT.orElse(NONE);
  }

  /** What the deed tells waits here. */
  <T> T keep(ScopedValue.CallableOp<T, RuntimeException> deed) {
    return ScopedValue.where(CURRENT, this).call(deed);
  }

  void open() {
    List<Runnable> released;
    lock.lock();
    try {
      open = true;
      released = List.copyOf(waiting);
      waiting.clear();
    } finally {
      lock.unlock();
    }
    released.forEach(Runnable::run);
  }

  boolean isOpen() {
    lock.lock();
    try {
      return open;
    } finally {
      lock.unlock();
    }
  }

  /** Whether it is open; if not, the other is run when it opens. */
  boolean passes(Runnable later) {
    lock.lock();
    try {
      if (!open) {
        waiting.add(later);
      }
      return open;
    } finally {
      lock.unlock();
    }
  }
}
