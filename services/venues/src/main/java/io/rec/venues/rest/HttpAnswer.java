package io.rec.venues.rest;

import java.time.Duration;

/** A venue's answer with whatever status; the wait that it asked for is zero without one. */
public record HttpAnswer(int status, String body, Duration retryAfter) {

  public boolean succeeded() {
    return status >= 200 && status < 300;
  }
}
