package io.rec.venues.coinbase;

import io.rec.venues.SimulatorAddress;
import java.net.URI;

/** Where the Advanced Trade feed is, and the exchange's REST calls. */
public final class CoinbaseVenue {

  /** The root of the real exchange's REST calls. */
  public static final URI REAL_REST = URI.create("https://api.exchange.coinbase.com");

  private static final URI REAL_FEED = URI.create("wss://advanced-trade-ws.coinbase.com");
  private static final String SIMULATED_FEED = "/coinbase/advanced-trade";
  private static final String SIMULATED_REST = "/coinbase/exchange";

  private CoinbaseVenue() {}

  /** Refuses a data venue that is not Coinbase's. */
  public static URI feed(String type, SimulatorAddress simulator) {
    return simulated(type) ? at("ws", simulator.required(), SIMULATED_FEED) : REAL_FEED;
  }

  /** The root of the REST calls; refuses a data venue that is not Coinbase's. */
  public static URI rest(String type, SimulatorAddress simulator) {
    return simulated(type) ? at("http", simulator.required(), SIMULATED_REST) : REAL_REST;
  }

  private static boolean simulated(String type) {
    return switch (type) {
      case "venue-simulator" -> true;
      case "coinbase" -> false;
      default ->
          throw new IllegalArgumentException(
              "data venue is neither coinbase nor venue-simulator: " + type);
    };
  }

  private static URI at(String scheme, URI root, String path) {
    return URI.create("%s://%s:%d%s".formatted(scheme, root.getHost(), root.getPort(), path));
  }
}
