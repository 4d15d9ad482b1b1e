package io.rec.venuesimulator.notice;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.wire.JsonObject;
import java.time.Instant;

/**
 * One message as a service took it.
 *
 * @param size what came over the wire, in characters
 */
public record Notice(long number, Instant at, Venue service, int size, JsonObject message) {

  public JsonObject shown() {
    return new JsonObject()
        .with("number", number)
        .with("time", at.toString())
        .with("service", service.wire())
        .with("message", message);
  }
}
