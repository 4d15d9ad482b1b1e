package io.rec.platform.role;

import java.util.Map;

/** Which venue takes orders and which gives prices, e.g. "kalshi" in environment "Demo". */
public record VenueSelection(
    String broker, String brokerEnvironment, String data, String dataEnvironment) {

  /** The venue of our own that needs no account. */
  public static final String SIMULATOR = "venue-simulator";

  public static VenueSelection from(Map<String, String> env) {
    return new VenueSelection(
        env.getOrDefault("RECIO_BROKER", SIMULATOR),
        env.getOrDefault("RECIO_BROKER_ENVIRONMENT", "Simulated"),
        env.getOrDefault("RECIO_DATA", SIMULATOR),
        env.getOrDefault("RECIO_DATA_ENVIRONMENT", "Simulated"));
  }
}
