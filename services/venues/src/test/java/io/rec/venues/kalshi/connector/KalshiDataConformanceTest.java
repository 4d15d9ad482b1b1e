package io.rec.venues.kalshi.connector;

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
import java.util.Map;

class KalshiDataConformanceTest extends ConnectorConformance {

  @Override
  protected Subject subject() {
    return new Subject() {
      @Override
      public FaultyService service(Stalls stalls) {
        return new FaultyHttp(stalls, new KalshiEnd()::answer);
      }

      @Override
      public Connector connector(URI root, Surroundings around) {
        return KalshiEnd.data(Map.of("base_url", root.toString(), "rate_limit", 100_000), around);
      }

      @Override
      public void call(Connector connector) throws ConnectorException, InterruptedException {
        ((DataProvider) connector).quote(KalshiEnd.MARKET);
      }

      @Override
      public boolean readsAnswers() {
        return true;
      }
    };
  }
}
