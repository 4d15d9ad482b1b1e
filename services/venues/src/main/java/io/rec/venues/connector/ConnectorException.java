package io.rec.venues.connector;

/**
 * A call to an outside service came to nothing. Catch the specific ones first. The names on the
 * wire are those of the integration guide; the classes avoid names that Java has already.
 */
public abstract sealed class ConnectorException extends Exception
    permits ConnectorConnectionException,
        ConnectorApiException,
        RateLimitException,
        ConnectorRefusedException {

  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  ConnectorException(String message, boolean retryable, Throwable cause) {
    super(message, cause);
    this.retryable = retryable;
  }

  ConnectorException(String message, boolean retryable) {
    super(message);
    this.retryable = retryable;
  }

  /** ConnectorError, ConnectionError, APIError or RateLimitError. */
  public abstract String code();

  /** Whether the same call may succeed in a moment. */
  public boolean retryable() {
    return retryable;
  }

  /** Whether this says that the service itself is ill; opens the circuit when repeated. */
  public abstract boolean countsAgainstService();

  /** Whether the service may have acted on the call all the same. */
  public abstract boolean mayHaveActed();

  /** The same error with other words, and without a cause that still has the old ones. */
  public abstract ConnectorException reworded(String words);
}
