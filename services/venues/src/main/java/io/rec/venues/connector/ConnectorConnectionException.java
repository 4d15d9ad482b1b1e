package io.rec.venues.connector;

/** The service was not reached, or did not answer in time. */
public final class ConnectorConnectionException extends ConnectorException {

  private static final long serialVersionUID = 1L;

  private final boolean mayHaveActed;

  private ConnectorConnectionException(String message, boolean retryable, boolean mayHaveActed) {
    super(message, retryable);
    this.mayHaveActed = mayHaveActed;
  }

  /** No connection was made: nothing can have arrived. */
  public static ConnectorConnectionException unreached(String message) {
    return new ConnectorConnectionException(message, true, false);
  }

  /** The other side could not prove who it is; that does not heal within seconds. */
  public static ConnectorConnectionException untrusted(String message) {
    return new ConnectorConnectionException(message, false, false);
  }

  /** Sent, and no usable answer. */
  public static ConnectorConnectionException broken(String message) {
    return new ConnectorConnectionException(message, true, true);
  }

  @Override
  public String code() {
    return "ConnectionError";
  }

  @Override
  public boolean countsAgainstService() {
    return true;
  }

  @Override
  public boolean mayHaveActed() {
    return mayHaveActed;
  }

  @Override
  public ConnectorException reworded(String words) {
    return new ConnectorConnectionException(words, retryable(), mayHaveActed);
  }
}
