package io.rec.venuesimulator.alpaca.order;

import java.util.Locale;

/** Which way an order goes. */
public enum Side {
  BUY,
  SELL;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
