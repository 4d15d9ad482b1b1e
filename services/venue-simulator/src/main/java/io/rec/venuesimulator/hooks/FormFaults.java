package io.rec.venuesimulator.hooks;

import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import java.util.List;

/** What is wrong with the fields of a form, as Discord nests it: by name and by place in a list. */
final class FormFaults {

  private static final int INVALID_FORM = 50_035;

  private final JsonObject errors = new JsonObject();
  private boolean none = true;

  /** The path has its parts between dots: {@code embeds.0.title}. */
  FormFaults with(String path, String code, String message) {
    none = false;
    JsonObject at = errors;
    for (String part : path.split("\\.")) {
      JsonObject inner = at.object(part).orElseGet(JsonObject::new);
      at.with(part, inner);
      at = inner;
    }
    at.with("_errors", List.of(new JsonObject().with("code", code).with("message", message)));
    return this;
  }

  boolean none() {
    return none;
  }

  VenueAnswer answer() {
    return VenueAnswer.of(
        400,
        new JsonObject()
            .with("message", "Invalid Form Body")
            .with("code", INVALID_FORM)
            .with("errors", errors));
  }
}
