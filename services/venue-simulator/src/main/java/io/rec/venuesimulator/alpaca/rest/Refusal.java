package io.rec.venuesimulator.alpaca.rest;

import io.rec.venuesimulator.alpaca.order.Denied;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;

/** The broker's shape of an error. */
public final class Refusal {

  private Refusal() {}

  public static VenueAnswer of(Denied denied) {
    return VenueAnswer.of(denied.status(), form(denied));
  }

  static JsonObject form(Denied denied) {
    JsonObject form =
        new JsonObject()
            .with("code", denied.code())
            .with("message", String.valueOf(denied.getMessage()));
    denied.details().forEach(form::with);
    return form;
  }
}
