package io.rec.venues.rest;

import java.time.Duration;

/** At most this many calls in any stretch of time this long. */
public record CallLimit(int calls, Duration window) {

  public CallLimit {
    if (calls < 1 || window.toMillis() < 1) {
      throw new IllegalArgumentException("a limit of %d calls in %s".formatted(calls, window));
    }
  }
}
