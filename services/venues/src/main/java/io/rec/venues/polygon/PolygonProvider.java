package io.rec.venues.polygon;

import io.rec.venues.connector.DataProvider;
import io.rec.venues.connector.call.Policy;
import io.rec.venues.connector.config.SecretText;
import io.rec.venues.connector.config.Settings;
import io.rec.venues.connector.http.ConnectorHttp;
import io.rec.venues.connector.http.ErrorFields;
import io.rec.venues.connector.http.HttpRefusal;
import io.rec.venues.connector.registry.DataFeedProvider;
import io.rec.venues.connector.registry.Surroundings;
import io.rec.venues.wire.Fields;
import java.util.Map;

/** Polygon; both its old and its new address are the same service. */
public final class PolygonProvider implements DataFeedProvider {

  @Override
  public String type() {
    return "polygon";
  }

  @Override
  public Map<String, String> variables() {
    return Map.of("api_key", "POLYGON_API_KEY");
  }

  @Override
  public DataProvider create(Settings settings, Surroundings around) {
    SecretText key = settings.secret("api_key");
    ConnectorHttp http =
        around.http(settings, new ErrorFields(around.json(), PolygonProvider::refusal));
    return new PolygonData(
        settings.connector(),
        around.guard(settings, Policy.CONNECTOR),
        new PolygonCalls(settings.address("base_url", "https://api.polygon.io"), key, http),
        around.time());
  }

  private static HttpRefusal refusal(Fields error) {
    return new HttpRefusal(
        error.textOr("status", ""), error.textOr("error", error.textOr("message", "")));
  }
}
