package io.rec.venues.stream;

import java.io.IOException;
import java.time.Duration;

/** The venue answered the request for a WebSocket with an HTTP status instead. */
final class HandshakeRefused extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final Duration retryAfter;

  HandshakeRefused(int status, Duration retryAfter, Throwable cause) {
    super("the venue refused the connection with HTTP " + status, cause);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  int status() {
    return status;
  }

  /** Zero when the venue named no wait. */
  Duration retryAfter() {
    return retryAfter;
  }
}
