package io.rec.venues.alpaca;

import io.rec.venues.connector.Broker;
import io.rec.venues.connector.Connector;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.Family;
import io.rec.venues.connector.config.ConnectorEntry;
import io.rec.venues.connector.config.Settings;
import io.rec.venues.connector.config.Variables;
import io.rec.venues.connector.registry.Surroundings;
import io.rec.venues.connector.testing.FaultyHttp;
import io.rec.venues.connector.testing.FaultyService;
import io.rec.venues.connector.testing.Stalls;
import io.rec.venues.connector.testing.Subject;
import java.net.URI;
import java.util.Map;

/** Alpaca for the kit. */
record AlpacaSubject(AlpacaEnd end) implements Subject {

  @Override
  public FaultyService service(Stalls stalls) {
    return new FaultyHttp(stalls, end::answer);
  }

  @Override
  public Connector connector(URI root, Surroundings around) {
    AlpacaProvider provider = new AlpacaProvider();
    ConnectorEntry entry =
        new ConnectorEntry(
            Family.BROKER,
            "alpaca",
            "alpaca",
            Map.of(
                "base_url",
                root.toString(),
                "api_key",
                "${ALPACA_API_KEY}",
                "api_secret",
                "${ALPACA_API_SECRET}",
                "rate_limit",
                100_000));
    return provider.create(
        Settings.of(
            entry,
            Variables.of(
                Map.of("ALPACA_API_KEY", AlpacaEnd.KEY, "ALPACA_API_SECRET", AlpacaEnd.SECRET)),
            provider.variables(),
            false),
        around);
  }

  @Override
  public void call(Connector connector) throws ConnectorException, InterruptedException {
    ((Broker) connector).account();
  }

  @Override
  public boolean readsAnswers() {
    return true;
  }
}
