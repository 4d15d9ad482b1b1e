package io.rec.venues.kalshi.connector;

import io.rec.venues.connector.Broker;
import io.rec.venues.connector.call.LoadTerms;
import io.rec.venues.connector.call.Policy;
import io.rec.venues.connector.config.Settings;
import io.rec.venues.connector.http.ConnectorHttp;
import io.rec.venues.connector.http.HttpRefusal;
import io.rec.venues.connector.registry.BrokerProvider;
import io.rec.venues.connector.registry.Surroundings;
import io.rec.venues.kalshi.CallSigner;
import io.rec.venues.kalshi.KalshiKey;
import io.rec.venues.kalshi.KalshiVenue;
import io.rec.venues.kalshi.Refusals;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Kalshi with an account; the demo exchange unless an address says otherwise. */
public final class KalshiBrokerProvider implements BrokerProvider {

  static final LoadTerms LIMIT = new LoadTerms(100, Duration.ofMinutes(1), 16);

  @Override
  public String type() {
    return "kalshi";
  }

  /** The keys of the Secret that the trading services sign with. */
  @Override
  public Map<String, String> variables() {
    return Map.of("key_id", "KALSHI_API_KEY_ID", "private_key", "kalshi.pem");
  }

  @Override
  public Broker create(Settings settings, Surroundings around) {
    URI root = KalshiAddress.ofBroker(settings, KalshiVenue.Real.DEMO.rest(), around.live());
    CallSigner signer = signer(settings, around);
    KalshiSender exchange = new KalshiSender(root, signer, http(settings, around), around.json());
    return new KalshiBroker(
        settings.connector(), around.guard(settings, Policy.CONNECTOR.with(LIMIT)), exchange);
  }

  static ConnectorHttp http(Settings settings, Surroundings around) {
    Refusals refusals = new Refusals(around.json());
    return around.http(
        settings,
        (status, body) -> {
          Refusals.Words words = refusals.words(body);
          return new HttpRefusal(words.code(), words.message());
        });
  }

  private static CallSigner signer(Settings settings, Surroundings around) {
    String keyId = settings.text("key_id");
    String pem = settings.secret("private_key").reveal();
    try {
      return KalshiKey.of(keyId, pem, around.time().clock());
    } catch (IllegalArgumentException unreadable) {
      throw settings.refused("private_key", "is neither an RSA nor an Ed25519 key in PEM");
    }
  }
}
