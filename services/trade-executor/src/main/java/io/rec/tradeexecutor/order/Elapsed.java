package io.rec.tradeexecutor.order;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The time at which the exchange is asked about an order, so that it proves something: never later
 * than the order's beginning plus what really passed here since. A clock that jumps ahead must not
 * turn "not shown yet" into "not there".
 */
@Singleton
public final class Elapsed {

  private record Beginning(Instant at, long nanos) {}

  private final Clock clock;
  private final Map<String, Beginning> begun = new ConcurrentHashMap<>();

  Elapsed(Clock clock) {
    this.clock = clock;
  }

  public void begins(String order, Instant at) {
    begun.put(order, new Beginning(at, System.nanoTime()));
  }

  /** Of an order that another process began, time counts from when this one first asks. */
  public Instant now(String order, Instant beganAt) {
    Beginning beginning =
        begun.computeIfAbsent(order, first -> new Beginning(beganAt, System.nanoTime()));
    Instant passed = beginning.at().plus(Duration.ofNanos(System.nanoTime() - beginning.nanos()));
    Instant now = clock.instant();
    return now.isBefore(passed) ? now : passed;
  }

  public void over(String order) {
    begun.remove(order);
  }
}
