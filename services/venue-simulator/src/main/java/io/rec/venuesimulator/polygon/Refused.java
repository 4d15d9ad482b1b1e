package io.rec.venuesimulator.polygon;

import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;

/** What the service does not answer, in its words. */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String word;
  private final String field;

  private Refused(int status, String word, String field, String text) {
    super(text, null, false, false);
    this.status = status;
    this.word = word;
    this.field = field;
  }

  static Refused unauthorized(String text) {
    return new Refused(401, "ERROR", "error", text);
  }

  static Refused notEntitled() {
    return new Refused(
        403,
        "NOT_AUTHORIZED",
        "message",
        "You are not entitled to this data. Please upgrade your plan.");
  }

  static Refused notFound() {
    return new Refused(404, "NOT_FOUND", "message", "Data not found.");
  }

  static Refused tooMany() {
    return new Refused(
        429,
        "ERROR",
        "error",
        "You've exceeded the maximum requests per minute, please wait or upgrade your"
            + " subscription to continue.");
  }

  static Refused parameter(String text) {
    return new Refused(400, "ERROR", "error", text);
  }

  VenueAnswer answer(String requestId) {
    return VenueAnswer.of(
        status,
        new JsonObject()
            .with("status", word)
            .with("request_id", requestId)
            .with(field, String.valueOf(getMessage())));
  }
}
