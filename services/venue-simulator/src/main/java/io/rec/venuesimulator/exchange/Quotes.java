package io.rec.venuesimulator.exchange;

import io.rec.venuesimulator.book.Leg;
import io.rec.venuesimulator.book.Touch;
import io.rec.venuesimulator.matching.message.Side;

/** The makers' orders in one market: at most one at each level of each leg. */
final class Quotes {

  /** One order, or none when its number is 0. */
  static final class Quote {
    long order;
    long left;
    long filled;

    void end() {
      order = 0;
      left = 0;
      filled = 0;
    }
  }

  private final Quote[][] quotes = new Quote[Leg.values().length][Touch.NO_ASK];

  Quotes() {
    for (Quote[] leg : quotes) {
      for (int cents = 0; cents < leg.length; cents++) {
        leg[cents] = new Quote();
      }
    }
  }

  Quote at(Leg leg, int cents) {
    return quotes[leg.ordinal()][cents];
  }

  Quote at(Side side, int price) {
    return at(Cents.leg(side), Cents.of(side, price));
  }
}
