package io.rec.venues.connector.order;

import java.util.Locale;

/** Which way. */
public enum Side {
  BUY,
  SELL;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
