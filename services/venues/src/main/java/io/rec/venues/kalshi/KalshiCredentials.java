package io.rec.venues.kalshi;

import java.time.Clock;
import java.util.Map;

/** The account's key as it is mounted: {@code KALSHI_API_KEY_ID} and {@code kalshi.pem}. */
public final class KalshiCredentials {

  private static final String KEY_ID = "KALSHI_API_KEY_ID";
  private static final String PEM = "kalshi.pem";

  private KalshiCredentials() {}

  /** Fails with the name of what is missing. */
  public static KalshiKey from(Map<String, String> files, Clock clock) {
    return KalshiKey.of(required(files, KEY_ID), required(files, PEM), clock);
  }

  private static String required(Map<String, String> files, String name) {
    String value = files.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new IllegalArgumentException("the broker's Secret has no " + name);
    }
    return value;
  }
}
