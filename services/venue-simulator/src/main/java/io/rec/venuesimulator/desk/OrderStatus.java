package io.rec.venuesimulator.desk;

import java.util.Locale;

/** A member's order as reads show it. */
public enum OrderStatus {
  RESTING,
  CANCELED,
  EXECUTED;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
