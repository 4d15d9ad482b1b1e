package io.rec.venuesimulator.exchange;

import io.rec.venuesimulator.book.Book;
import io.rec.venuesimulator.calendar.ListedEvent;
import io.rec.venuesimulator.calendar.ListedMarket;
import java.util.List;

/** Is told of every change, in order, under the exchange's lock. */
public interface MarketListener {

  void bookChanged(ListedMarket market, List<Book.Change> changes, long epochMillis);

  void traded(Trade trade);

  void tickerChanged(ListedMarket market, Standing standing, long epochMillis);

  void eventCreated(ListedEvent event);

  void turned(ListedMarket market, Turn turn, long epochMillis);
}
