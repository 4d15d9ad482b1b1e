package io.rec.venues.notify;

import io.rec.venues.connector.Notifier;
import io.rec.venues.connector.call.Policy;
import io.rec.venues.connector.config.Settings;
import io.rec.venues.connector.http.HttpRefusal;
import io.rec.venues.connector.registry.NotifierProvider;
import io.rec.venues.connector.registry.Surroundings;
import java.util.Map;

/** Any endpoint that takes JSON. */
public final class WebhookProvider implements NotifierProvider {

  @Override
  public String type() {
    return "webhook";
  }

  @Override
  public Map<String, String> variables() {
    return Map.of("webhook_url", "WEBHOOK_URL");
  }

  @Override
  public Notifier create(Settings settings, Surroundings around) {
    Wire wire =
        new WebhookWire(
            settings.secretAddress("webhook_url"),
            settings.optionalSecret("auth_token"),
            settings.texts("headers"),
            settings.optionalSecret("hmac_secret"),
            around.time(),
            new Bodies(around.json()));
    return new HttpNotifier(
        settings.connector(),
        type(),
        around.guard(settings, Policy.CONNECTOR),
        around.http(settings, HttpRefusal.Reader.WORDS),
        wire);
  }
}
