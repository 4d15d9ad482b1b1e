package io.rec.platform.loop;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Starts loops and knows them all, so that liveness can ask and shutdown can stop them.
 *
 * <p>Each is a thread of the system. After each answer of the database a virtual one is woken by
 * way of a poller and a carrier, which was measured at three times the processor time; loops wait
 * for little else. An interrupt does not end the statement of such a thread, so nothing may be left
 * to do after a loop's stop that its last pass could still disturb: what moves money shows the
 * fence in its transaction.
 */
@Singleton
public final class Loops {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private final Clock clock;
  private final List<Loop> loops = new CopyOnWriteArrayList<>();

  public Loops(Clock clock) {
    this.clock = clock;
  }

  /** The first pass begins at once. */
  public Loop every(String name, Duration period, Loop.Body body) {
    return every(name, period, Duration.ZERO, body);
  }

  /**
   * The same, but what wakes it within the gap after a pass began waits for the gap's end: of many
   * wakes in a row comes one pass.
   */
  Loop every(String name, Duration period, Duration gap, Loop.Body body) {
    Loop loop = new Loop(name, period, gap, body, clock);
    loops.add(loop);
    loop.start();
    return loop;
  }

  public List<Loop> all() {
    return List.copyOf(loops);
  }

  /** Those that died or hang. */
  public List<Loop> stuck() {
    return loops.stream().filter(loop -> !loop.running() || loop.hangs()).toList();
  }

  /** Stops a loop for good and forgets it. */
  public void stop(Loop loop) {
    loops.remove(loop);
    loop.stop(STOP_LIMIT);
  }

  @PreDestroy
  void stopAll() {
    loops.forEach(this::stop);
  }
}
