package io.rec.venues.connector.order;

import java.util.Locale;

/** How long an order lives. */
public enum TimeInForce {
  DAY,
  GTC,
  IOC,
  FOK;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
