package io.rec.domain.position;

import io.rec.domain.strikes.Side;
import java.util.Locale;

/** What an order does on the YES leg. */
public enum Direction {
  /** Buys YES, or gives back NO. */
  BID,
  /** Gives back YES, or buys NO. */
  ASK;

  /** What buys a side. */
  public static Direction buying(Side side) {
    return side == Side.YES ? BID : ASK;
  }

  /** What gives a side back. */
  public static Direction selling(Side side) {
    return buying(side.opposite());
  }

  /** The side that it buys when there is nothing to give back. */
  public Side opens() {
    return this == BID ? Side.YES : Side.NO;
  }

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
