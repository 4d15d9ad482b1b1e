package io.rec.venuesimulator.exchange;

import io.rec.venuesimulator.book.Leg;
import io.rec.venuesimulator.book.Touch;
import io.rec.venuesimulator.matching.message.Side;

/** Between the engine's YES prices in $0.0001 and the cents of each leg's own bids. */
final class Cents {

  private static final int UNITS = 100;

  private Cents() {}

  static Leg leg(Side side) {
    return side == Side.BID ? Leg.YES : Leg.NO;
  }

  static Side side(Leg leg) {
    return leg == Leg.YES ? Side.BID : Side.ASK;
  }

  /** A price as the leg of its side lists it. */
  static int of(Side side, int price) {
    return side == Side.BID ? price / UNITS : Touch.NO_ASK - price / UNITS;
  }

  static int price(Leg leg, int cents) {
    return UNITS * (leg == Leg.YES ? cents : Touch.NO_ASK - cents);
  }
}
