package io.rec.venues.kalshi.connector;

import io.rec.venues.connector.DataProvider;
import io.rec.venues.connector.call.Policy;
import io.rec.venues.connector.config.Settings;
import io.rec.venues.connector.registry.DataFeedProvider;
import io.rec.venues.connector.registry.Surroundings;
import io.rec.venues.kalshi.CallSigner;
import io.rec.venues.kalshi.KalshiVenue;

/** Kalshi's markets; they are public, so there is no key. */
public final class KalshiFeedProvider implements DataFeedProvider {

  @Override
  public String type() {
    return "kalshi";
  }

  @Override
  public DataProvider create(Settings settings, Surroundings around) {
    KalshiSender exchange =
        new KalshiSender(
            KalshiAddress.of(settings, KalshiVenue.Real.PRODUCTION.rest()),
            CallSigner.NONE,
            KalshiBrokerProvider.http(settings, around),
            around.json());
    return new KalshiData(
        settings.connector(),
        around.guard(settings, Policy.CONNECTOR.with(KalshiBrokerProvider.LIMIT)),
        exchange,
        around.time());
  }
}
