package io.rec.venues.stream;

import java.time.Duration;

/**
 * What a stream puts up with: how long a connection may take to open, and its subscriptions to be
 * acknowledged; after how much silence it counts as quiet, and as dead; how many characters a
 * message may have; how long to wait before the next attempt.
 */
public record StreamLimits(
    Duration connect,
    Duration acknowledge,
    Duration quiet,
    Duration silence,
    int longestMessage,
    Waits waits) {

  /** A snapshot of a full book has about one million; whoever sends four times that is broken. */
  private static final int FOUR_MILLION = 4 * 1024 * 1024;

  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  public StreamLimits {
    if (quiet.compareTo(silence) > 0) {
      throw new IllegalArgumentException("quiet (%s) after dead (%s)".formatted(quiet, silence));
    }
  }

  /** Quiet after half of the silence that counts as dead. */
  public StreamLimits(Duration connect, Duration silence, Waits waits) {
    this(connect, TEN_SECONDS, silence.dividedBy(2), silence, FOUR_MILLION, waits);
  }

  /** Ten seconds each, as the price watchdogs always had it. */
  public static StreamLimits waiting(Waits waits) {
    return new StreamLimits(TEN_SECONDS, TEN_SECONDS, waits);
  }
}
