package io.rec.venues.kalshi;

import java.util.Map;

/** The headers that prove who calls. */
@FunctionalInterface
public interface CallSigner {

  /** For calls that need no proof. */
  CallSigner NONE = (method, path) -> Map.of();

  /** The path starts at the root of the host and has no query. */
  Map<String, String> headers(String method, String path);
}
