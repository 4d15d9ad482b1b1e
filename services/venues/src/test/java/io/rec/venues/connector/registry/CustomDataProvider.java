package io.rec.venues.connector.registry;

import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.DataProvider;
import io.rec.venues.connector.call.Guard;
import io.rec.venues.connector.call.GuardedConnector;
import io.rec.venues.connector.call.Policy;
import io.rec.venues.connector.config.Settings;
import io.rec.venues.connector.http.ConnectorHttp;
import io.rec.venues.connector.http.HttpCall;
import io.rec.venues.connector.http.HttpRefusal;
import io.rec.venues.connector.market.Bar;
import io.rec.venues.connector.market.MarketQuote;
import io.rec.venues.connector.market.Quotes;
import io.rec.venues.connector.market.Timeframe;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A connector as somebody else would write it: two classes and a line in META-INF/services. */
public final class CustomDataProvider implements DataFeedProvider {

  @Override
  public String type() {
    return "custom_data";
  }

  @Override
  public DataProvider create(Settings settings, Surroundings around) {
    URI root = settings.address("base_url", "https://prices.example.com");
    return new CustomData(
        settings.connector(),
        around.guard(settings, Policy.CONNECTOR),
        around.http(settings, HttpRefusal.Reader.WORDS),
        root);
  }

  private static final class CustomData extends GuardedConnector implements DataProvider {

    private final ConnectorHttp http;
    private final URI root;

    private CustomData(String name, Guard guard, ConnectorHttp http, URI root) {
      super(name, "custom_data", guard);
      this.http = http;
      this.root = root;
    }

    @Override
    public MarketQuote quote(String symbol) throws ConnectorException, InterruptedException {
      URI address = URI.create(root + "/quote/" + symbol);
      return call(
          "quote",
          () ->
              http.send(HttpCall.get(address, Map.of()))
                  .object(
                      quote ->
                          new MarketQuote(
                              symbol,
                              quote.decimal("price"),
                              BigDecimal.ZERO,
                              Optional.empty(),
                              Optional.empty(),
                              Instant.EPOCH,
                              name())));
    }

    @Override
    public Quotes quotes(Collection<String> symbols)
        throws ConnectorException, InterruptedException {
      Map<String, MarketQuote> found = new HashMap<>();
      for (String symbol : symbols) {
        found.put(symbol, quote(symbol));
      }
      return new Quotes(found, Map.of());
    }

    @Override
    public List<Bar> bars(String symbol, Timeframe timeframe, int limit) {
      return List.of();
    }

    @Override
    protected String probe() throws ConnectorException, InterruptedException {
      http.send(HttpCall.get(URI.create(root + "/quote/PROBE"), Map.of()));
      return "answers";
    }
  }
}
