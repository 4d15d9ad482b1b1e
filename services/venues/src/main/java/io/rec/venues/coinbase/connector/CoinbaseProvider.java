package io.rec.venues.coinbase.connector;

import io.rec.venues.coinbase.CoinbaseRest;
import io.rec.venues.coinbase.CoinbaseVenue;
import io.rec.venues.connector.DataProvider;
import io.rec.venues.connector.call.LoadTerms;
import io.rec.venues.connector.call.Policy;
import io.rec.venues.connector.config.Settings;
import io.rec.venues.connector.http.ErrorFields;
import io.rec.venues.connector.http.HttpRefusal;
import io.rec.venues.connector.registry.DataFeedProvider;
import io.rec.venues.connector.registry.Surroundings;
import io.rec.venues.rest.CallLimit;

/** Coinbase's exchange; its prices are public, so there is no key. */
public final class CoinbaseProvider implements DataFeedProvider {

  private static final int AT_ONCE = 16;

  @Override
  public String type() {
    return "coinbase";
  }

  @Override
  public DataProvider create(Settings settings, Surroundings around) {
    CallLimit limit = CoinbaseRest.LIMITS.getFirst();
    CoinbaseSender exchange =
        new CoinbaseSender(
            settings.address("base_url", CoinbaseVenue.REAL_REST.toString()),
            around.http(
                settings,
                new ErrorFields(
                    around.json(), error -> new HttpRefusal("", error.textOr("message", "")))),
            around.json());
    return new CoinbaseData(
        settings.connector(),
        around.guard(
            settings, Policy.CONNECTOR.with(new LoadTerms(limit.calls(), limit.window(), AT_ONCE))),
        exchange,
        around.time());
  }
}
