package io.rec.venuesimulator.exchange;

import io.rec.venuesimulator.book.Book;
import io.rec.venuesimulator.calendar.ListedEvent;
import io.rec.venuesimulator.calendar.ListedMarket;
import java.util.List;
import java.util.Optional;

/** Is told of every change, in order, under the exchange's lock. */
public interface MarketListener {

  /** The origin is the member's order that did it, if one did. */
  void bookChanged(
      ListedMarket market, List<Book.Change> changes, Optional<Origin> origin, long epochMillis);

  void traded(Trade trade);

  void tickerChanged(ListedMarket market, Standing standing, long epochMillis);

  void eventCreated(ListedEvent event);

  void turned(ListedMarket market, Turn turn, long epochMillis);
}
