package io.rec.venues.kalshi;

import java.util.Map;
import java.util.Optional;

/** The headers that prove who calls. */
@FunctionalInterface
public interface CallSigner {

  /** For calls that need no proof. */
  CallSigner NONE = (method, path) -> Map.of();

  /** The path starts at the root of the host and has no query. */
  Map<String, String> headers(String method, String path);

  /** By which the exchange knows the key; empty where nothing is proved. */
  default Optional<String> keyId() {
    return Optional.empty();
  }
}
