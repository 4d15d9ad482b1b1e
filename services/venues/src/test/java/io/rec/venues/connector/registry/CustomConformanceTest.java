package io.rec.venues.connector.registry;

import io.rec.venues.connector.Connector;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.DataProvider;
import io.rec.venues.connector.Family;
import io.rec.venues.connector.config.ConnectorEntry;
import io.rec.venues.connector.config.Variables;
import io.rec.venues.connector.testing.ConnectorConformance;
import io.rec.venues.connector.testing.FaultyHttp;
import io.rec.venues.connector.testing.FaultyHttp.Answer;
import io.rec.venues.connector.testing.FaultyService;
import io.rec.venues.connector.testing.Stalls;
import io.rec.venues.connector.testing.Subject;
import java.net.URI;
import java.util.Map;

/** SEN-FAC-04, SEN-FAC-05: a plug-in that is found by its name and reuses the framework. */
class CustomConformanceTest extends ConnectorConformance {

  @Override
  protected Subject subject() {
    return new Subject() {
      @Override
      public FaultyService service(Stalls stalls) {
        return new FaultyHttp(stalls, request -> Answer.json(200, "{\"price\":\"1.50\"}"));
      }

      @Override
      public Connector connector(URI root, Surroundings surroundings) {
        return ConnectorFactory.withInstalled(surroundings)
            .create(
                new ConnectorEntry(
                    Family.DATA,
                    "mine",
                    "custom_data",
                    Map.of("base_url", root.toString(), "rate_limit", 100_000)),
                Variables.of(Map.of()));
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
