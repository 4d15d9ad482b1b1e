package io.rec.venuesimulator.alpaca.order;

import java.util.Locale;

/** How long an order stands. */
public enum TimeInForce {
  DAY,
  GTC,
  /** Only in the auction at the opening. */
  OPG,
  /** Only in the auction at the close. */
  CLS,
  IOC,
  FOK;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean auction() {
    return this == OPG || this == CLS;
  }
}
