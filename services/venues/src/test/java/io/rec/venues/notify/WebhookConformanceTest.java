package io.rec.venues.notify;

import io.rec.venues.connector.Connector;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.Notifier;
import io.rec.venues.connector.registry.Surroundings;
import io.rec.venues.connector.testing.ConnectorConformance;
import io.rec.venues.connector.testing.FaultyHttp;
import io.rec.venues.connector.testing.FaultyHttp.Answer;
import io.rec.venues.connector.testing.FaultyService;
import io.rec.venues.connector.testing.Stalls;
import io.rec.venues.connector.testing.Subject;
import java.net.URI;
import java.util.Map;

class WebhookConformanceTest extends ConnectorConformance {

  @Override
  protected Subject subject() {
    return new Subject() {
      @Override
      public FaultyService service(Stalls stalls) {
        return new FaultyHttp(stalls, request -> Answer.text(200, "ok"));
      }

      @Override
      public Connector connector(URI root, Surroundings surroundings) {
        return Made.notifier(
            new WebhookProvider(), surroundings, Map.of("webhook_url", root + "/hook/abc123"));
      }

      @Override
      public void call(Connector connector) throws ConnectorException, InterruptedException {
        ((Notifier) connector).send(Made.note("n-1"));
      }

      @Override
      public boolean readsAnswers() {
        return false;
      }
    };
  }
}
