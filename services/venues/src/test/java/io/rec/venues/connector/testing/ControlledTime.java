package io.rec.venues.connector.testing;

import io.rec.venues.connector.call.ConnectorTime;
import io.rec.venues.testing.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A time in which a wait is over at once and is noted, and in which a silent service makes the time
 * limit pass at once.
 */
public final class ControlledTime implements ConnectorTime {

  private static final int HANGS_SECONDS = 30;

  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-02T15:00:00Z"));
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final Stalls stalls;

  public ControlledTime(Stalls stalls) {
    this.stalls = stalls;
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public long nanos() {
    return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
  }

  @Override
  public void pause(Duration length) {
    pauses.add(length);
    clock.advance(length);
  }

  @Override
  public <T> T await(CompletableFuture<T> result, Duration limit)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<?> ended = result.handle((value, failed) -> value);
    try {
      CompletableFuture.anyOf(ended, stalls.next()).get(HANGS_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException hangs) {
      throw new IllegalStateException("neither an answer nor a silence that was announced", hangs);
    }
    if (result.isDone()) {
      stalls.forget();
      return result.get();
    }
    clock.advance(limit);
    throw new TimeoutException();
  }

  public void advance(Duration by) {
    clock.advance(by);
  }

  /** All waits since the last time this was asked. */
  public List<Duration> pauses() {
    List<Duration> seen = List.copyOf(pauses);
    pauses.clear();
    return seen;
  }
}
