package io.rec.venuesimulator.kalshi.rest;

import io.rec.venuesimulator.wire.VenueRequest;
import java.util.List;

/** What a call costs its account. */
final class Metering {

  static final int USUAL_COST = 10;
  static final int ORDER_READ_COST = 2;

  private Metering() {}

  static int cost(VenueRequest request, List<String> path) {
    boolean orderRead =
        path.size() == 3 && path.getFirst().equals("portfolio") && path.get(1).equals("orders");
    return orderRead && request.method().equals("GET") ? ORDER_READ_COST : USUAL_COST;
  }

  static boolean write(VenueRequest request) {
    return !request.method().equals("GET");
  }
}
