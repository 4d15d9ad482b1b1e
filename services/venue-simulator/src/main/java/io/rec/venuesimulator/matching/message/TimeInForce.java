package io.rec.venuesimulator.matching.message;

import java.util.Locale;

/** How long an order waits for its other side. */
public enum TimeInForce {
  GOOD_TILL_CANCELED,
  IMMEDIATE_OR_CANCEL,
  FILL_OR_KILL;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
