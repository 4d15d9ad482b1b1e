package io.rec.venues.connector;

import io.rec.venues.connector.market.Bar;
import io.rec.venues.connector.market.MarketQuote;
import io.rec.venues.connector.market.Quotes;
import io.rec.venues.connector.market.Timeframe;
import java.util.Collection;
import java.util.List;

/** Knows prices. */
public interface DataProvider extends Connector {

  @Override
  default Family family() {
    return Family.DATA;
  }

  MarketQuote quote(String symbol) throws ConnectorException, InterruptedException;

  /** In as few calls as the service allows; one symbol without a quote does not fail the others. */
  Quotes quotes(Collection<String> symbols) throws ConnectorException, InterruptedException;

  /** The most recent bars, oldest first. */
  List<Bar> bars(String symbol, Timeframe timeframe, int limit)
      throws ConnectorException, InterruptedException;
}
