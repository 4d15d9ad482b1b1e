package io.rec.venues.connector.order;

/** What all venues' words for an order's state come down to. */
public enum OrderState {
  /** Received, not yet working. */
  PENDING,
  WORKING,
  PARTIALLY_FILLED,
  FILLED,
  CANCELED,
  EXPIRED,
  REJECTED,
  REPLACED;

  public boolean over() {
    return switch (this) {
      case PENDING, WORKING, PARTIALLY_FILLED -> false;
      case FILLED, CANCELED, EXPIRED, REJECTED, REPLACED -> true;
    };
  }
}
