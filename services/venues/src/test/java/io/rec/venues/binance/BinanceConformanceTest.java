package io.rec.venues.binance;

import io.rec.venues.connector.testing.ConnectorConformance;
import io.rec.venues.connector.testing.Subject;

class BinanceConformanceTest extends ConnectorConformance {

  @Override
  protected Subject subject() {
    return new BinanceSubject(new BinanceEnd());
  }
}
