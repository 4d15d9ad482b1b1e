package io.rec.platform.loop;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A loop that belongs to a role's steps: started once however often its step is tried, stopped by
 * another step, and safe to ask before it runs.
 */
public final class RoleLoop {

  private final Loops loops;
  private final String name;
  private final Duration period;
  private final Duration gap;
  private final Loop.Body body;
  private final AtomicReference<@Nullable Loop> loop = new AtomicReference<>();

  public RoleLoop(Loops loops, String name, Duration period, Loop.Body body) {
    this(loops, name, period, Duration.ZERO, body);
  }

  /** One whose passes, however often it is woken, begin at least a gap after one another. */
  public RoleLoop(Loops loops, String name, Duration period, Duration gap, Loop.Body body) {
    this.loops = requireNonNull(loops, "loops");
    this.name = requireNonNull(name, "name");
    this.period = requireNonNull(period, "period");
    this.gap = requireNonNull(gap, "gap");
    this.body = requireNonNull(body, "body");
  }

  public synchronized void start() {
    if (loop.get() == null) {
      loop.set(loops.every(name, period, gap, body));
    }
  }

  /** Returns when the running pass is over. */
  public void stop() {
    Loop running = loop.get();
    if (running != null) {
      loops.stop(running);
    }
  }

  /** Has the next pass begin now. */
  public void wake() {
    Loop running = loop.get();
    if (running != null) {
      running.wake();
    }
  }

  public long passes() {
    Loop running = loop.get();
    return running == null ? 0 : running.passes();
  }

  /** What the last pass failed with; empty when it succeeded or none ran. */
  public String failure() {
    Loop running = loop.get();
    return running == null ? "" : running.failure();
  }
}
