package io.rec.venuesimulator.binance.rest;

import io.rec.venuesimulator.binance.order.Denied;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;

/** The venue's shape of an error. */
public final class Refusal {

  private static final int NOT_FOUND = 404;

  private Refusal() {}

  public static VenueAnswer of(Denied denied) {
    return VenueAnswer.of(
        denied.status(),
        new JsonObject()
            .with("code", denied.code())
            .with("msg", String.valueOf(denied.getMessage())));
  }

  /** What stands in front of the API says it in a page, not in JSON. */
  public static VenueAnswer nowhere() {
    return new VenueAnswer(NOT_FOUND, "<html><body><h2>404 Not found</h2></body></html>")
        .with("Content-Type", "text/html; charset=utf-8");
  }
}
