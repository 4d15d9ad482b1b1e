package io.rec.venues.polygon;

import io.rec.venues.connector.Connector;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.DataProvider;
import io.rec.venues.connector.registry.Surroundings;
import io.rec.venues.connector.testing.ConnectorConformance;
import io.rec.venues.connector.testing.FaultyHttp;
import io.rec.venues.connector.testing.FaultyService;
import io.rec.venues.connector.testing.Stalls;
import io.rec.venues.connector.testing.Subject;
import java.net.URI;

class PolygonConformanceTest extends ConnectorConformance {

  @Override
  protected Subject subject() {
    return new Subject() {
      @Override
      public FaultyService service(Stalls stalls) {
        return new FaultyHttp(stalls, new PolygonEnd()::answer);
      }

      @Override
      public Connector connector(URI root, Surroundings surroundings) {
        return PolygonEnd.connector(root, PolygonEnd.KEY, surroundings);
      }

      @Override
      public void call(Connector connector) throws ConnectorException, InterruptedException {
        ((DataProvider) connector).quote("AAPL");
      }

      @Override
      public boolean readsAnswers() {
        return true;
      }
    };
  }
}
