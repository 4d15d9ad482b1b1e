package io.rec.venues.connector;

/** The service answered, with an error or with something that cannot be read. */
public final class ConnectorApiException extends ConnectorException {

  private static final long serialVersionUID = 1L;

  private static final int SERVER_ERRORS = 500;
  private static final int SUCCESSES = 300;
  private static final int REQUEST_TIMEOUT = 408;

  private final int statusCode;
  private final String venueCode;

  /** The venue's own code is empty where it gave none. */
  public ConnectorApiException(int statusCode, String venueCode, String message) {
    super(message, leavesOpen(statusCode));
    this.statusCode = statusCode;
    this.venueCode = venueCode;
  }

  private ConnectorApiException(String words, ConnectorApiException of) {
    super(words, of.retryable());
    this.statusCode = of.statusCode;
    this.venueCode = of.venueCode;
  }

  public int statusCode() {
    return statusCode;
  }

  public String venueCode() {
    return venueCode;
  }

  /** The key is wrong, or may not do this. */
  public boolean credentials() {
    return statusCode == 401 || statusCode == 403;
  }

  @Override
  public String code() {
    return "APIError";
  }

  @Override
  public boolean countsAgainstService() {
    return leavesOpen(statusCode);
  }

  @Override
  public boolean mayHaveActed() {
    return leavesOpen(statusCode);
  }

  @Override
  public ConnectorException reworded(String words) {
    return new ConnectorApiException(words, this);
  }

  /** A server error says nothing about what was done, nor does a success that is unreadable. */
  private static boolean leavesOpen(int status) {
    return status >= SERVER_ERRORS || status < SUCCESSES || status == REQUEST_TIMEOUT;
  }
}
