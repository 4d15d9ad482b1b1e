package io.rec.venues.binance;

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

/** Binance for the kit. */
record BinanceSubject(BinanceEnd end) implements Subject {

  @Override
  public FaultyService service(Stalls stalls) {
    return new FaultyHttp(stalls, end::answer);
  }

  @Override
  public Connector connector(URI root, Surroundings around) {
    return broker(Map.of("base_url", root.toString(), "rate_limit", 100_000), around);
  }

  static Broker broker(Map<String, Object> config, Surroundings around) {
    BinanceProvider provider = new BinanceProvider();
    Variables keys =
        Variables.of(
            Map.of("BINANCE_API_KEY", BinanceEnd.KEY, "BINANCE_API_SECRET", BinanceEnd.SECRET));
    ConnectorEntry entry = new ConnectorEntry(Family.BROKER, "binance", "binance", config);
    return provider.create(Settings.of(entry, keys, provider.variables(), around.live()), around);
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
