package io.rec.venues.stream;

import java.time.Duration;

/**
 * How a connection ended: whether the venue said good-bye in order, how long it had been live, and
 * the wait that the venue itself asked for.
 */
record Ending(String reason, boolean clean, Duration lived, Duration asked) {

  static Ending failed(String reason, Duration asked) {
    return new Ending(reason, false, Duration.ZERO, asked);
  }
}
