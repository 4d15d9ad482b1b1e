package io.rec.venuesimulator.kalshi.rest;

import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.VenueRequest;
import java.io.IOException;
import java.util.List;

/** What a call costs its account. */
final class Metering {

  static final int USUAL_COST = 10;

  private static final String ORDERS = "/portfolio/events/orders";
  private static final List<String> BATCHED = List.of("portfolio", "events", "orders", "batched");
  private static final String ANY = "{order_id}";

  /** A call with a price of its own; a part of the path in braces stands for any. */
  record Special(String method, String path, int cost) {

    private boolean matches(String method, List<String> asked) {
      List<String> wanted = List.of(path.substring(1).split("/"));
      if (!this.method.equals(method) || wanted.size() != asked.size()) {
        return false;
      }
      for (int part = 0; part < wanted.size(); part++) {
        if (!wanted.get(part).equals(ANY) && !wanted.get(part).equals(asked.get(part))) {
          return false;
        }
      }
      return true;
    }
  }

  /** The first that matches decides. */
  static final List<Special> SPECIAL =
      List.of(
          new Special("DELETE", ORDERS + "/batched", 2),
          new Special("DELETE", ORDERS + "/" + ANY, 2),
          new Special("DELETE", ORDERS, 2),
          new Special("GET", "/portfolio/orders/" + ANY, 2),
          new Special("POST", "/account/api_usage_level/upgrade", 30));

  private Metering() {}

  static int cost(VenueRequest request, List<String> path) {
    int each =
        SPECIAL.stream()
            .filter(special -> special.matches(request.method(), path))
            .findFirst()
            .map(Special::cost)
            .orElse(USUAL_COST);
    return path.equals(BATCHED) ? each * Math.max(1, items(request)) : each;
  }

  /** A batch is billed by item; one that does not decode is refused at the price of one. */
  private static int items(VenueRequest request) {
    try {
      return Json.readObject(request.body()).list("orders").size();
    } catch (IOException unreadable) {
      return 1;
    }
  }

  static boolean write(VenueRequest request) {
    return !request.method().equals("GET");
  }
}
