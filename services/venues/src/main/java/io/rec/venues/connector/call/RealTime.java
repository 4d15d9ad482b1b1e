package io.rec.venues.connector.call;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Really waits; the one place of the connectors that does. */
record RealTime(Clock clock) implements ConnectorTime {

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void pause(Duration length) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(length.toNanos());
  }

  @Override
  public <T> T await(CompletableFuture<T> result, Duration limit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
  }
}
