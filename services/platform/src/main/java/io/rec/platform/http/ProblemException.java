package io.rec.platform.http;

import io.micronaut.http.HttpStatus;

/** Thrown by a route to answer with a problem document. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String reason;
  private final String detail;

  /** The reason is one word for programs, the detail a sentence for people. */
  public ProblemException(HttpStatus status, String reason, String detail) {
    super(detail);
    this.status = status;
    this.reason = reason;
    this.detail = detail;
  }

  public HttpStatus status() {
    return status;
  }

  public String reason() {
    return reason;
  }

  public String detail() {
    return detail;
  }
}
