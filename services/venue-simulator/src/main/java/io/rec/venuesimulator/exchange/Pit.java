package io.rec.venuesimulator.exchange;

import io.rec.venuesimulator.book.Book;
import io.rec.venuesimulator.book.Leg;
import io.rec.venuesimulator.book.Touch;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.exchange.Quotes.Quote;
import io.rec.venuesimulator.matching.message.BookDelta;
import io.rec.venuesimulator.matching.message.Event;

/** One market on the floor: its book as the engine's events make it, and the makers' part of it. */
final class Pit {

  private final ListedMarket market;
  private final int number;
  private final long[] yes = new long[Touch.NO_ASK];
  private final long[] no = new long[Touch.NO_ASK];
  private final Quotes quotes = new Quotes();
  private boolean closed;

  /** The makers' order that is on its way into the book. */
  private Quote coming = new Quote();

  Pit(ListedMarket market, int number) {
    this.market = market;
    this.number = number;
  }

  ListedMarket market() {
    return market;
  }

  int number() {
    return number;
  }

  Quotes quotes() {
    return quotes;
  }

  boolean closed() {
    return closed;
  }

  void close() {
    closed = true;
  }

  Book book() {
    return Book.of(yes, no);
  }

  void coming(Quote quote) {
    coming = quote;
  }

  void on(Event event) {
    BookDelta.of(event).ifPresent(this::change);
    switch (event) {
      case Event.Accepted e when e.member() == Floor.MAKERS -> {
        coming.order = e.order();
        coming.left = e.count();
        coming.filled = 0;
      }
      case Event.Fill e -> fill(e);
      case Event.Resting e when e.member() == Floor.MAKERS ->
          quotes.at(e.side(), e.price()).left = e.count();
      case Event.Canceled e when e.member() == Floor.MAKERS -> quotes.at(e.side(), e.price()).end();
      case Event.Decreased e when e.member() == Floor.MAKERS ->
          quotes.at(e.side(), e.price()).left = e.left();
      case Event.Amended e when e.member() == Floor.MAKERS ->
          quotes.at(e.side(), e.price()).left = e.left();
      default -> {}
    }
  }

  private void fill(Event.Fill fill) {
    if (fill.maker() == Floor.MAKERS) {
      filled(quotes.at(fill.takerSide().other(), fill.price()), fill.count(), fill.makerLeft());
    }
    if (fill.taker() == Floor.MAKERS) {
      filled(coming, fill.count(), fill.takerLeft());
    }
  }

  private static void filled(Quote quote, long count, long left) {
    quote.left = left;
    quote.filled += count;
    if (left == 0) {
      quote.end();
    }
  }

  private void change(BookDelta delta) {
    long[] leg = Cents.leg(delta.side()) == Leg.YES ? yes : no;
    leg[Cents.of(delta.side(), delta.price())] += delta.delta();
  }
}
