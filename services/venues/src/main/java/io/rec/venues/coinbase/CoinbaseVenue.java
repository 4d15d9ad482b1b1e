package io.rec.venues.coinbase;

import io.rec.venues.SimulatorAddress;
import java.net.URI;

/** Where the Advanced Trade feed is. */
public final class CoinbaseVenue {

  private static final URI REAL = URI.create("wss://advanced-trade-ws.coinbase.com");
  private static final String SIMULATED_PATH = "/coinbase/advanced-trade";

  private CoinbaseVenue() {}

  /** Refuses a data venue that is not Coinbase's. */
  public static URI feed(String type, SimulatorAddress simulator) {
    return switch (type) {
      case "venue-simulator" -> simulated(simulator.required());
      case "coinbase" -> REAL;
      default ->
          throw new IllegalArgumentException(
              "data venue is neither coinbase nor venue-simulator: " + type);
    };
  }

  private static URI simulated(URI root) {
    return URI.create("ws://%s:%d%s".formatted(root.getHost(), root.getPort(), SIMULATED_PATH));
  }
}
