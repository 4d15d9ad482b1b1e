package io.rec.venues.kalshi.connector;

import io.rec.venues.connector.testing.ConnectorConformance;
import io.rec.venues.connector.testing.Subject;

class KalshiBrokerConformanceTest extends ConnectorConformance {

  @Override
  protected Subject subject() {
    return new KalshiBrokerSubject(new KalshiEnd());
  }
}
