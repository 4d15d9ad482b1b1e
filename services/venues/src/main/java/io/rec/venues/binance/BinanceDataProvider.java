package io.rec.venues.binance;

import io.rec.venues.connector.DataProvider;
import io.rec.venues.connector.call.Policy;
import io.rec.venues.connector.config.Settings;
import io.rec.venues.connector.http.ErrorFields;
import io.rec.venues.connector.registry.DataFeedProvider;
import io.rec.venues.connector.registry.Surroundings;
import java.util.Map;

/** Binance's market data, which needs no key. */
public final class BinanceDataProvider implements DataFeedProvider {

  @Override
  public String type() {
    return "binance_data";
  }

  @Override
  public Map<String, String> variables() {
    return Map.of();
  }

  @Override
  public DataProvider create(Settings settings, Surroundings around) {
    PublicCalls calls =
        new PublicCalls(
            settings.address("base_url", BinanceHost.MAINNET.rest()),
            around.http(settings, ErrorFields.named(around.json(), "code", "msg")));
    return new BinanceData(settings.connector(), around.guard(settings, Policy.CONNECTOR), calls);
  }
}
