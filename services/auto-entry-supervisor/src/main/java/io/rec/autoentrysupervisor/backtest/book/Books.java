package io.rec.autoentrysupervisor.backtest.book;

import io.rec.domain.market.HourlyEvent;
import java.io.IOException;

/** Where the offers of each event come from, asked once an event, in the order of the hours. */
@FunctionalInterface
public interface Books {

  /** The offers of an event, from a price in its hour on. */
  Offers of(HourlyEvent event, double price) throws IOException;
}
