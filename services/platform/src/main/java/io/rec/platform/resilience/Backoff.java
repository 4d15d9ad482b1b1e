package io.rec.platform.resilience;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again without an end: 1 s doubling to 60 s with full jitter
 * (policy "stream").
 */
public record Backoff(Duration first, Duration most) {

  public static final Backoff STREAM = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60));

  /**
   * Until a stream is connected for the first time: what it waits for may be starting beside it.
   */
  public static final Backoff STARTING = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(2));

  private static final int MOST_DOUBLINGS = 30;

  /** The waits after so many failures in a row, drawn anew each time. */
  public IntFunction<Duration> waits(RandomGenerator random) {
    return failures -> wait(failures, random);
  }

  /** The longest wait before attempt number {@code failures + 1}. */
  public Duration ceiling(int failures) {
    long doubled = first.toMillis() << Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
    return doubled <= 0 || doubled > most.toMillis() ? most : Duration.ofMillis(doubled);
  }

  /** A wait between nothing and the ceiling, never shorter than a tenth of the first wait. */
  public Duration wait(int failures, RandomGenerator random) {
    long least = first.toMillis() / 10;
    return Duration.ofMillis(random.nextLong(least, ceiling(failures).toMillis() + 1));
  }
}
