package io.rec.venuesimulator.matching.message;

import java.util.Locale;

/** Who gives way when an order meets one of the same member. */
public enum SelfTrade {
  /** Matching stops and the incoming order's rest is canceled. */
  TAKER_AT_CROSS,

  /** The resting order is canceled and matching goes on. */
  MAKER;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
