package io.rec.venuesimulator.book;

/**
 * Best bid and best offer of YES in cents. A side without one is 0 (bid) or 100 (ask), as on the
 * wire.
 */
public record Touch(int bid, int ask) {

  public static final int NO_BID = 0;
  public static final int NO_ASK = 100;

  public static final Touch EMPTY = new Touch(NO_BID, NO_ASK);

  public boolean hasBid() {
    return bid > NO_BID;
  }

  public boolean hasAsk() {
    return ask < NO_ASK;
  }
}
