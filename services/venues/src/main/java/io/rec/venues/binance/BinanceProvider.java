package io.rec.venues.binance;

import io.rec.venues.connector.Broker;
import io.rec.venues.connector.call.LoadTerms;
import io.rec.venues.connector.call.Policy;
import io.rec.venues.connector.config.SecretText;
import io.rec.venues.connector.config.Settings;
import io.rec.venues.connector.http.ErrorFields;
import io.rec.venues.connector.registry.BrokerProvider;
import io.rec.venues.connector.registry.Surroundings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Binance; the testnet unless {@code mainnet} says in so many words that real money is meant. */
public final class BinanceProvider implements BrokerProvider {

  private static final LoadTerms LIMIT = new LoadTerms(50, Duration.ofSeconds(10), 16);

  @Override
  public String type() {
    return "binance";
  }

  @Override
  public Map<String, String> variables() {
    return Map.of("api_key", "BINANCE_API_KEY", "api_secret", "BINANCE_API_SECRET");
  }

  @Override
  public Broker create(Settings settings, Surroundings around) {
    boolean mainnet = settings.flagOr("mainnet", false);
    BinanceHost host = mainnet ? BinanceHost.MAINNET : BinanceHost.TESTNET;
    URI root = settings.address("base_url", host.rest());
    if (!mainnet && real(root)) {
      throw settings.refused("base_url", "is the mainnet, and mainnet is not true");
    }
    SecretText key = settings.secret("api_key");
    SecretText secret = settings.secret("api_secret");
    BinanceCalls calls =
        new BinanceCalls(
            root,
            key,
            secret,
            around.http(settings, ErrorFields.named(around.json(), "code", "msg")),
            around.time());
    return new BinanceBroker(
        settings.connector(), around.guard(settings, Policy.CONNECTOR.with(LIMIT)), calls);
  }

  private static boolean real(URI root) {
    return root.getHost().endsWith("binance.com") || root.getHost().endsWith("binance.us");
  }
}
