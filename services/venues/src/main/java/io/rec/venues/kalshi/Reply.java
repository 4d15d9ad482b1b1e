package io.rec.venues.kalshi;

import java.time.Duration;

/** What became of a call to the exchange, and how long it took. */
public sealed interface Reply<T> {

  Duration took();

  record Answered<T>(T value, Duration took) implements Reply<T> {}

  /** The exchange answered, with an error; {@code code} is its own word, e.g. not_found. */
  record Refused<T>(int status, String code, String message, Duration took) implements Reply<T> {

    public boolean credentials() {
      return status == 401 || status == 403;
    }

    @Override
    public String toString() {
      return "refused with %d %s: %s".formatted(status, code, message);
    }
  }

  /** No usable answer: whether the exchange acted on the call is unknown. */
  record Silent<T>(String reason, Duration took) implements Reply<T> {

    @Override
    public String toString() {
      return "no answer: " + reason;
    }
  }
}
