package io.rec.venues.connector.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** The time that connectors live by, so that a test can make an hour pass at once. */
public interface ConnectorTime {

  Clock clock();

  default Instant now() {
    return clock().instant();
  }

  /** For measuring. */
  long nanos();

  void pause(Duration length) throws InterruptedException;

  <T> T await(CompletableFuture<T> result, Duration limit)
      throws InterruptedException, ExecutionException, TimeoutException;

  /** The time of the world. */
  static ConnectorTime real(Clock clock) {
    return new RealTime(clock);
  }
}
