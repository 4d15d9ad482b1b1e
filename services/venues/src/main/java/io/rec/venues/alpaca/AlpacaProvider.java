package io.rec.venues.alpaca;

import io.rec.venues.connector.Broker;
import io.rec.venues.connector.call.LoadTerms;
import io.rec.venues.connector.call.Policy;
import io.rec.venues.connector.config.SecretText;
import io.rec.venues.connector.config.Settings;
import io.rec.venues.connector.http.ErrorFields;
import io.rec.venues.connector.registry.BrokerProvider;
import io.rec.venues.connector.registry.Surroundings;
import java.time.Duration;
import java.util.Map;

/** Alpaca; on paper unless an address says otherwise. */
public final class AlpacaProvider implements BrokerProvider {

  private static final LoadTerms LIMIT = new LoadTerms(200, Duration.ofMinutes(1), 16);

  @Override
  public String type() {
    return "alpaca";
  }

  @Override
  public Map<String, String> variables() {
    return Map.of("api_key", "ALPACA_API_KEY", "api_secret", "ALPACA_API_SECRET");
  }

  @Override
  public Broker create(Settings settings, Surroundings around) {
    SecretText key = settings.secret("api_key");
    SecretText secret = settings.secret("api_secret");
    AlpacaCalls calls =
        new AlpacaCalls(
            settings.address("base_url", "https://paper-api.alpaca.markets"),
            key,
            secret,
            around.http(settings, ErrorFields.named(around.json(), "code", "message")),
            around.json());
    return new AlpacaBroker(
        settings.connector(), around.guard(settings, Policy.CONNECTOR.with(LIMIT)), calls);
  }
}
