package io.rec.venues.stream;

import java.time.Duration;
import java.util.function.IntFunction;

/**
 * What a stream puts up with: how long a connection may take to open, and its subscriptions to be
 * acknowledged; after how much silence it counts as quiet, and as dead; how many characters a
 * message may have; how long to wait before the attempt that follows this many failures in a row.
 */
public record StreamLimits(
    Duration connect,
    Duration acknowledge,
    Duration quiet,
    Duration silence,
    int longestMessage,
    IntFunction<Duration> waitAfterFailures) {

  /** A snapshot of a full book has about one million; whoever sends four times that is broken. */
  private static final int FOUR_MILLION = 4 * 1024 * 1024;

  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  public StreamLimits {
    if (quiet.compareTo(silence) > 0) {
      throw new IllegalArgumentException("quiet (%s) after dead (%s)".formatted(quiet, silence));
    }
  }

  /** Quiet after half of the silence that counts as dead. */
  public StreamLimits(Duration connect, Duration silence, IntFunction<Duration> waitAfterFailures) {
    this(connect, TEN_SECONDS, silence.dividedBy(2), silence, FOUR_MILLION, waitAfterFailures);
  }

  /** Ten seconds each, as the price watchdogs always had it. */
  public static StreamLimits waiting(IntFunction<Duration> waitAfterFailures) {
    return new StreamLimits(TEN_SECONDS, TEN_SECONDS, waitAfterFailures);
  }
}
