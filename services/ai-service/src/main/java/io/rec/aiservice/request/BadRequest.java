package io.rec.aiservice.request;

/** What was asked cannot be used. The message begins with the field, as {@code candles[3].high}. */
public final class BadRequest extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  public BadRequest(String field, String reason, String words) {
    super(field + ": " + words);
    this.reason = reason;
  }

  /** One word for programs. */
  public String reason() {
    return reason;
  }
}
