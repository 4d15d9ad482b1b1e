package io.rec.venues.stream;

import java.time.Duration;
import java.util.function.IntFunction;

/**
 * How long to wait for a connection, how long a connection may be silent, and how long to wait
 * before the attempt that follows this many failures in a row.
 */
public record StreamLimits(
    Duration connect, Duration silence, IntFunction<Duration> waitAfterFailures) {

  /** Ten seconds each, as the price watchdogs always had it. */
  public static StreamLimits waiting(IntFunction<Duration> waitAfterFailures) {
    return new StreamLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), waitAfterFailures);
  }
}
