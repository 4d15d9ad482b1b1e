package io.rec.venues.kalshi.connector;

import io.rec.venues.connector.config.Settings;
import io.rec.venues.kalshi.KalshiCall;
import java.net.URI;

/** Where the exchange is, with or without the path that its documents have in it. */
final class KalshiAddress {

  private static final String BASE_URL = "base_url";

  private KalshiAddress() {}

  /** The root of the host; refuses another path, because the whole path is signed. */
  static URI of(Settings settings, URI usual) {
    URI given = settings.address(BASE_URL, usual.toString());
    String path = given.getRawPath().replaceFirst("/$", "");
    if (!path.isEmpty() && !path.equals(KalshiCall.ROOT)) {
      throw settings.refused(BASE_URL, "has another path than " + KalshiCall.ROOT);
    }
    return URI.create(given.getScheme() + "://" + given.getRawAuthority());
  }

  /** The same for whoever can move money there. */
  static URI ofBroker(Settings settings, URI usual, boolean live) {
    URI root = of(settings, usual);
    if (!live && (root.getHost().equals("kalshi.com") || root.getHost().endsWith(".kalshi.com"))) {
      throw settings.refused(BASE_URL, "is the production exchange, and the system is not live");
    }
    return root;
  }
}
