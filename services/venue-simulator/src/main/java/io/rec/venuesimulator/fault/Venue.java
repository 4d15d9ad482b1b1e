package io.rec.venuesimulator.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can fail for itself. */
public enum Venue {
  KALSHI_REST,
  KALSHI_WS,
  COINBASE_REST,
  COINBASE_WS;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Venue> of(String wire) {
    return Arrays.stream(values()).filter(venue -> venue.wire().equals(wire)).findFirst();
  }
}
