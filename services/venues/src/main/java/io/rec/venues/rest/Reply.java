package io.rec.venues.rest;

import io.rec.venues.wire.MalformedMessage;
import java.time.Duration;

/** What became of a call to a venue, and how long it took. */
public sealed interface Reply<T> {

  Duration took();

  /** Turns the value of an answer into something else; fails where the answer is unreadable. */
  @FunctionalInterface
  interface Reading<T, R> {
    R read(T value) throws MalformedMessage;
  }

  /** The same outcome with its value read; an unreadable value is as good as no answer. */
  default <R> Reply<R> read(Reading<T, R> reading) {
    return switch (this) {
      case Answered<T> answered -> {
        try {
          yield new Answered<>(reading.read(answered.value()), answered.took());
        } catch (MalformedMessage unreadable) {
          yield new Silent<>("unreadable: " + unreadable.getMessage(), answered.took());
        }
      }
      case Refused<T> refused ->
          new Refused<>(
              refused.status(),
              refused.code(),
              refused.message(),
              refused.took(),
              refused.retryAfter());
      case Limited<T> limited -> new Limited<>(limited.retryAfter());
      case Silent<T> silent ->
          new Silent<>(silent.reason(), silent.took(), silent.mayHaveArrived());
    };
  }

  record Answered<T>(T value, Duration took) implements Reply<T> {}

  /**
   * The venue answered, with an error; {@code code} is its own word, e.g. not_found. The wait that
   * it asked for is zero when it named none.
   */
  record Refused<T>(int status, String code, String message, Duration took, Duration retryAfter)
      implements Reply<T> {

    public boolean credentials() {
      return status == 401 || status == 403;
    }

    @Override
    public String toString() {
      return "refused with %d %s: %s".formatted(status, code, message);
    }
  }

  /** Not sent: the credential's limit is used up, or the venue told us to wait. */
  record Limited<T>(Duration retryAfter) implements Reply<T> {

    @Override
    public Duration took() {
      return Duration.ZERO;
    }

    @Override
    public String toString() {
      return "Rate limit exceeded, next call in %d ms".formatted(retryAfter.toMillis());
    }
  }

  /**
   * No usable answer: whether the venue acted on the call is unknown, unless no connection was made
   * and the call cannot have arrived.
   */
  record Silent<T>(String reason, Duration took, boolean mayHaveArrived) implements Reply<T> {

    public Silent(String reason, Duration took) {
      this(reason, took, true);
    }

    @Override
    public String toString() {
      return "no answer: " + reason;
    }
  }
}
