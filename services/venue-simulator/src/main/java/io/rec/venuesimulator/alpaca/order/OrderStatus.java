package io.rec.venuesimulator.alpaca.order;

import java.util.Locale;

/** Where an order is in its life. */
public enum OrderStatus {
  PENDING_NEW(true),
  /** Waits for the market to open. */
  ACCEPTED(true),
  NEW(true),
  /** A leg that waits for its order. */
  HELD(true),
  PARTIALLY_FILLED(true),
  PENDING_CANCEL(true),
  FILLED(false),
  CANCELED(false),
  EXPIRED(false),
  REPLACED(false),
  REJECTED(false);

  private final boolean open;

  OrderStatus(boolean open) {
    this.open = open;
  }

  /** Whether anything can still become of it. */
  public boolean open() {
    return open;
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
