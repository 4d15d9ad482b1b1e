package io.rec.venuesimulator.kalshi.rest;

import io.rec.venuesimulator.account.RegisteredKey;
import io.rec.venuesimulator.wire.VenueRequest;
import java.util.List;

/** What a key has to be allowed for a call. */
final class Scopes {

  private static final List<String> BALANCE = List.of("portfolio", "balance");

  private Scopes() {}

  static boolean allow(RegisteredKey key, VenueRequest request, List<String> path) {
    return KalshiCalls.isPublic(path) || key.allows(needed(request, path));
  }

  private static String needed(VenueRequest request, List<String> path) {
    boolean portfolio = !path.isEmpty() && path.getFirst().equals("portfolio");
    if (request.method().equals("GET")) {
      return path.equals(BALANCE) ? "read::portfolio_balance" : "read";
    }
    return portfolio ? "write::trade" : "write";
  }
}
