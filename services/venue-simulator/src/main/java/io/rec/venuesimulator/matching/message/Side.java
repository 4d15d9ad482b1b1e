package io.rec.venuesimulator.matching.message;

import java.util.Locale;

/** The direction of an order on the YES book: buying NO at q is an ask of YES at 1 − q. */
public enum Side {
  BID,
  ASK;

  public Side other() {
    return this == BID ? ASK : BID;
  }

  /** What this many contracts do to a signed position. */
  public long signed(long count) {
    return this == BID ? count : -count;
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
