package io.rec.venues.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a stream is now: its link, how often it was connected, why it last was not, when the venue
 * last gave any sign of life and when it last sent a message.
 */
public record StreamState(
    Link link,
    long connections,
    String lastLoss,
    Optional<Instant> heardAt,
    Optional<Instant> messageAt) {

  static final StreamState NEVER =
      new StreamState(new Link.Idle(), 0, "not connected yet", Optional.empty(), Optional.empty());

  public boolean connected() {
    return link instanceof Link.Live || link instanceof Link.Quiet;
  }

  /** Whether what came over the stream may be taken for the present. */
  public boolean live() {
    return link instanceof Link.Live;
  }

  /** Age of the newest message, whichever connection brought it; empty when there was none. */
  public Optional<Duration> messageAge(Instant now) {
    return messageAt.map(at -> Duration.between(at, now));
  }
}
