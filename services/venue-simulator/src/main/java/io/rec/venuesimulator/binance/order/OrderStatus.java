package io.rec.venuesimulator.binance.order;

/** Where an order stands. */
public enum OrderStatus {
  NEW,
  PARTIALLY_FILLED,
  FILLED,
  CANCELED,
  EXPIRED;

  /** Whether something can still become of it. */
  public boolean open() {
    return this == NEW || this == PARTIALLY_FILLED;
  }
}
