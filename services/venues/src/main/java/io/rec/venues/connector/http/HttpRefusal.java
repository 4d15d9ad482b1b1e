package io.rec.venues.connector.http;

import java.time.Duration;

/**
 * What a service says with an error status, in its own format.
 *
 * @param code its own word or number; empty when it gave none
 * @param retryAfter what its body asks for; zero when it does not
 */
public record HttpRefusal(String code, String message, Duration retryAfter) {

  /** Reads the body of an error. */
  @FunctionalInterface
  public interface Reader {
    HttpRefusal read(int status, String body);

    /** For services that answer in plain words. */
    Reader WORDS = (status, body) -> new HttpRefusal("", body, Duration.ZERO);
  }

  public HttpRefusal(String code, String message) {
    this(code, message, Duration.ZERO);
  }
}
