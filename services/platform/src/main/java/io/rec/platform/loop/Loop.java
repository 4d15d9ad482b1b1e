package io.rec.platform.loop;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One piece of work repeated at a period, on a thread of its own that owns all its state. */
public final class Loop {

  /** One pass. What it throws is logged when it changes, counted, and tried again next period. */
  @FunctionalInterface
  public interface Body {
    void pass() throws Exception;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

  /** A pass that takes longer than this many periods, and at least a minute, hangs. */
  private static final int PATIENCE = 20;

  private static final Duration LEAST_PATIENCE = Duration.ofMinutes(1);

  private final String name;
  private final Duration period;
  private final Duration gap;
  private final Body body;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wake = lock.newCondition();
  private final Condition end = lock.newCondition();
  private final AtomicLong passes = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile boolean stopping;
  private boolean wakeAsked;

  /** The trace of whoever woke last; guarded by the lock. */
  private Context wokenIn = Context.root();

  private volatile @Nullable Instant passBegan;
  private volatile String failure = "";
  private final Thread thread;

  Loop(String name, Duration period, Duration gap, Body body, Clock clock) {
    this.name = name;
    this.period = period;
    this.gap = gap;
    this.body = body;
    this.clock = clock;
    this.thread = Thread.ofPlatform().daemon().name("loop-" + name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  public String name() {
    return name;
  }

  public long passes() {
    return passes.get();
  }

  public long failures() {
    return failures.get();
  }

  /** What the last pass failed with; empty when it succeeded. */
  public String failure() {
    return failure;
  }

  public boolean running() {
    return thread.isAlive();
  }

  public boolean hangs() {
    Instant began = passBegan;
    Duration patience = period.multipliedBy(PATIENCE);
    Duration limit = patience.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : patience;
    return began != null && began.plus(limit).isBefore(clock.instant());
  }

  /**
   * Has the next pass begin now instead of at the end of the period, or when the gap to the one
   * before is over, in the trace of whoever asks; of several who ask, the last.
   */
  public void wake() {
    lock.lock();
    try {
      wakeAsked = true;
      if (Span.current().getSpanContext().isValid()) {
        wokenIn = Context.current();
      }
      wake.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets the running pass finish within the limit, then interrupts it. */
  public void stop(Duration limit) {
    stopping = true;
    wake();
    endGap();
    try {
      if (!thread.join(limit)) {
        LOG.warn("loop {} did not finish its pass within {}, interrupted", name, limit);
        thread.interrupt();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void endGap() {
    lock.lock();
    try {
      end.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      Context trace = Context.root();
      while (!stopping) {
        long began = System.nanoTime();
        try (Scope scope = trace.makeCurrent()) {
          onePass();
        }
        trace = rest(began);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void onePass() throws InterruptedException {
    passBegan = clock.instant();
    try {
      body.pass();
      failure = "";
    } catch (InterruptedException interrupted) {
      throw interrupted;
    } catch (Exception | Error failed) {
      // An error too: a loop that ended without a word would be a service that only seems to run.
      failures.incrementAndGet();
      String text = failed.toString();
      if (!text.equals(failure)) {
        LOG.atError().addKeyValue("loop", name).setCause(failed).log("loop {} failed", name);
      }
      failure = text;
    } finally {
      passes.incrementAndGet();
      passBegan = null;
    }
  }

  /** The trace to go on in; the root when nobody woke. */
  private Context rest(long began) throws InterruptedException {
    lock.lock();
    try {
      // Whoever asks meanwhile is heard with all who ask after him, and wakes nobody.
      long soon = gap.toNanos() - (System.nanoTime() - began);
      while (!stopping && soon > 0) {
        soon = end.awaitNanos(soon);
      }
      long left = period.toNanos();
      while (!wakeAsked && left > 0) {
        left = wake.awaitNanos(left);
      }
      wakeAsked = false;
      Context trace = wokenIn;
      wokenIn = Context.root();
      return trace;
    } finally {
      lock.unlock();
    }
  }
}
