package io.rec.venuesimulator.exchange;

import io.rec.venuesimulator.book.Book;
import io.rec.venuesimulator.book.Leg;
import io.rec.venuesimulator.book.Touch;
import io.rec.venuesimulator.exchange.Quotes.Quote;
import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.SelfTrade;
import io.rec.venuesimulator.matching.message.TimeInForce;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The makers put their orders where they want their quotes to be, like any member: what crosses a
 * member's order trades with it.
 */
final class Makers {

  private final Consumer<Command> engine;
  private final LongSupplier orders;

  /** The supplier gives the number of the next order. */
  Makers(Consumer<Command> engine, LongSupplier orders) {
    this.engine = engine;
    this.orders = orders;
  }

  /** Takes away first, so that no quote ever meets another one. */
  void quote(Pit pit, Book wanted, long at) {
    for (Leg leg : Leg.values()) {
      for (int cents = 1; cents < Touch.NO_ASK; cents++) {
        shrink(pit, pit.quotes().at(leg, cents), wanted.count(leg, cents), at);
      }
    }
    for (Leg leg : Leg.values()) {
      for (int cents = 1; cents < Touch.NO_ASK; cents++) {
        grow(pit, leg, cents, wanted.count(leg, cents), at);
      }
    }
  }

  private void shrink(Pit pit, Quote quote, long wanted, long at) {
    if (quote.order != 0 && wanted < quote.left) {
      engine.accept(
          wanted == 0
              ? new Command.Cancel(at, Floor.MAKERS, pit.number(), quote.order)
              : new Command.DecreaseTo(at, Floor.MAKERS, pit.number(), quote.order, wanted));
    }
  }

  private void grow(Pit pit, Leg leg, int cents, long wanted, long at) {
    Quote quote = pit.quotes().at(leg, cents);
    if (wanted <= quote.left) {
      return;
    }
    pit.coming(quote);
    engine.accept(
        quote.order == 0
            ? place(pit, leg, cents, wanted, at)
            : new Command.Amend(
                at,
                Floor.MAKERS,
                pit.number(),
                quote.order,
                Cents.side(leg),
                Cents.price(leg, cents),
                quote.filled + wanted,
                Command.SAME_EXPIRY));
  }

  private Command place(Pit pit, Leg leg, int cents, long count, long at) {
    return new Command.Place(
        at,
        Floor.MAKERS,
        pit.number(),
        orders.getAsLong(),
        Cents.side(leg),
        Cents.price(leg, cents),
        count,
        TimeInForce.GOOD_TILL_CANCELED,
        SelfTrade.MAKER,
        false,
        false,
        false,
        Command.NONE,
        Command.NONE);
  }
}
