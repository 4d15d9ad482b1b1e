package io.rec.domain.stop;

import java.time.Duration;
import java.time.Instant;

/** A value and when it was so. */
public record Seen<T>(T value, Instant at) {

  public Duration age(Instant now) {
    return Duration.between(at, now);
  }

  /** Neither too old nor, after a clock jumped, too far ahead. */
  public boolean isFresh(Instant now, Duration limit) {
    return age(now).abs().compareTo(limit) <= 0;
  }
}
