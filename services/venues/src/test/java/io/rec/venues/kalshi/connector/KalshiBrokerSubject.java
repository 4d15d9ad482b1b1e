package io.rec.venues.kalshi.connector;

import io.rec.venues.connector.Broker;
import io.rec.venues.connector.Connector;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.registry.Surroundings;
import io.rec.venues.connector.testing.FaultyHttp;
import io.rec.venues.connector.testing.FaultyService;
import io.rec.venues.connector.testing.Stalls;
import io.rec.venues.connector.testing.Subject;
import java.net.URI;
import java.util.Map;

/** The broker for the kit. */
record KalshiBrokerSubject(KalshiEnd end) implements Subject {

  @Override
  public FaultyService service(Stalls stalls) {
    return new FaultyHttp(stalls, end::answer);
  }

  @Override
  public Connector connector(URI root, Surroundings around) {
    return KalshiEnd.broker(Map.of("base_url", root.toString(), "rate_limit", 100_000), around);
  }

  @Override
  public void call(Connector connector) throws ConnectorException, InterruptedException {
    ((Broker) connector).positions();
  }

  @Override
  public boolean readsAnswers() {
    return true;
  }
}
