package io.rec.venues.connector.testing;

/** A way in which an outside service fails. */
public enum Fault {
  /** Acts on the request and never answers. */
  TIMEOUT(true),
  /** Acts on the request and cuts the connection in the middle of its answer. */
  RESET(false),
  STATUS_500(false),
  STATUS_503(false),
  STATUS_429(false),
  STATUS_429_RETRY_AFTER(false),
  /** Acts, begins to answer, and never comes to an end. */
  SLOW_BODY(true),
  MALFORMED_JSON(false),
  WRONG_CONTENT_TYPE(false),
  /** Cannot prove who it is. */
  TLS_FAILURE(false),
  DNS_FAILURE(false),
  /** The connection is open, and nobody is at its other end. */
  HALF_OPEN(true);

  /** The wait that the service asks for with a Retry-After. */
  public static final int RETRY_AFTER_SECONDS = 7;

  private final boolean stalls;

  Fault(boolean stalls) {
    this.stalls = stalls;
  }

  /** Whether only a time limit ends it. */
  public boolean stalls() {
    return stalls;
  }

  /** Whether the request never comes to the service. */
  public boolean outsideOfService() {
    return this == TLS_FAILURE || this == DNS_FAILURE;
  }
}
