package io.rec.platform.lifecycle;

import io.rec.platform.telemetry.Traffic;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of one process: begins the start sequence, and at the end drains and stops in order. */
@Singleton
public final class Sequence {

  private static final Logger LOG = LoggerFactory.getLogger("rec_io_system");

  /** Together well under the shortest grace period of a pod, 45 s less its preStop sleep. */
  private static final Duration ABORT_LIMIT = Duration.ofSeconds(5);

  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(10);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final StartRunner start;
  private final StartRegister register;
  private final StopRunner stop;
  private final Lifecycle lifecycle;
  private final Wakeup wakeup;
  private final Traffic traffic;
  private @Nullable Thread starter;

  Sequence(
      StartRunner start,
      StartRegister register,
      StopRunner stop,
      Lifecycle lifecycle,
      Wakeup wakeup,
      Traffic traffic) {
    this.start = start;
    this.register = register;
    this.stop = stop;
    this.lifecycle = lifecycle;
    this.wakeup = wakeup;
    this.traffic = traffic;
  }

  /** Returns at once; the steps run on a thread of their own. */
  public synchronized void begin() {
    if (starter == null) {
      starter = Thread.ofVirtual().name("start").start(() -> interruptible(this::startUp));
    }
  }

  /** Requests first, then the role's own steps; the pool closes after both. */
  public synchronized void end() throws InterruptedException {
    lifecycle.stopping("draining requests");
    wakeup.signal();
    join(starter, ABORT_LIMIT);
    if (!traffic.awaitIdle(DRAIN_LIMIT)) {
      LOG.atWarn()
          .addKeyValue("requests", traffic.inFlight())
          .log("requests were still running when the drain ended");
    }
    join(Thread.ofVirtual().name("stop").start(() -> interruptible(stop::run)), STOP_LIMIT);
  }

  private void startUp() throws InterruptedException {
    start.run();
    register.register();
  }

  private static void join(@Nullable Thread thread, Duration limit) throws InterruptedException {
    if (thread != null && !thread.join(limit)) {
      LOG.warn("{} sequence did not end within {}, interrupted", thread.getName(), limit);
      thread.interrupt();
    }
  }

  private interface Interruptible {
    void run() throws InterruptedException;
  }

  private static void interruptible(Interruptible work) {
    try {
      work.run();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
