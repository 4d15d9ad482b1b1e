package io.rec.venues.binance;

import io.rec.venues.connector.testing.BrokerConformance;
import io.rec.venues.connector.testing.Subject;
import java.util.List;

class BinanceOrdersConformanceTest extends BrokerConformance {

  private BinanceEnd end = new BinanceEnd();

  @Override
  protected Subject subject() {
    end = new BinanceEnd();
    return new BinanceSubject(end);
  }

  @Override
  protected List<String> ordersAtVenue() {
    return end.taken();
  }

  @Override
  protected String symbol() {
    return "BTCUSDT";
  }

  @Override
  protected boolean sendsAgainWhatWasNotFound() {
    return false;
  }
}
