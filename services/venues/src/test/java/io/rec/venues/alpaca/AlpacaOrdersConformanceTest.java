package io.rec.venues.alpaca;

import io.rec.venues.connector.testing.BrokerConformance;
import io.rec.venues.connector.testing.Subject;
import java.util.List;

class AlpacaOrdersConformanceTest extends BrokerConformance {

  private AlpacaEnd end = new AlpacaEnd();

  @Override
  protected Subject subject() {
    end = new AlpacaEnd();
    return new AlpacaSubject(end);
  }

  @Override
  protected List<String> ordersAtVenue() {
    return end.taken();
  }

  @Override
  protected String symbol() {
    return "AAPL";
  }
}
