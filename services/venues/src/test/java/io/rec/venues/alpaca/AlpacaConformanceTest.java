package io.rec.venues.alpaca;

import io.rec.venues.connector.testing.ConnectorConformance;
import io.rec.venues.connector.testing.Subject;

class AlpacaConformanceTest extends ConnectorConformance {

  @Override
  protected Subject subject() {
    return new AlpacaSubject(new AlpacaEnd());
  }
}
