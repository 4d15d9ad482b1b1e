package io.rec.venuesimulator.telegram;

import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.Query;
import io.rec.venuesimulator.wire.VenueRequest;
import java.io.IOException;
import java.math.BigDecimal;

/** The arguments of a method, from wherever a client has put them: address, form or JSON. */
record Arguments(JsonObject shown) {

  static Arguments of(VenueRequest request) throws IOException {
    JsonObject all = new JsonObject();
    gather(request.query(), all);
    if (request.header("content-type").orElse("").startsWith("application/json")) {
      Json.readObject(request.body()).copyInto(all);
    } else {
      gather(Query.parse(request.body()), all);
    }
    return new Arguments(all);
  }

  /** Empty if it is not there; numbers as they are written. */
  String text(String name) {
    return switch (shown.value(name).orElse("")) {
      case String text -> text;
      case BigDecimal number -> number.toPlainString();
      default -> "";
    };
  }

  private static void gather(Query query, JsonObject all) {
    query.values().forEach((name, values) -> all.with(name, values.getLast()));
  }
}
