package io.rec.venues.connector;

import java.time.Duration;

/** Too many calls, by the service's word or by our own limit. */
public final class RateLimitException extends ConnectorException {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /** Zero when the service named no time. */
  public RateLimitException(String message, Duration retryAfter) {
    super(message, true);
    this.retryAfter = retryAfter;
  }

  private RateLimitException(String words, RateLimitException of) {
    super(words, true);
    this.retryAfter = of.retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }

  @Override
  public String code() {
    return "RateLimitError";
  }

  /** Who says "too many" is well. */
  @Override
  public boolean countsAgainstService() {
    return false;
  }

  @Override
  public boolean mayHaveActed() {
    return false;
  }

  @Override
  public ConnectorException reworded(String words) {
    return new RateLimitException(words, this);
  }
}
