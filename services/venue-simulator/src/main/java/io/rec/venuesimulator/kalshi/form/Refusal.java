package io.rec.venuesimulator.kalshi.form;

import io.rec.venuesimulator.account.Caller;
import io.rec.venuesimulator.desk.Denied;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;

/** The exchange's shapes of an error. */
public final class Refusal {

  private Refusal() {}

  /** Authentication, and refusals of the exchange itself. */
  public static VenueAnswer nested(int status, String code, String message) {
    return nested(status, code, message, "");
  }

  public static VenueAnswer nested(int status, String code, String message, String details) {
    JsonObject error = new JsonObject().with("code", code).with("message", message);
    if (!details.isEmpty()) {
      error.with("details", details);
    }
    if (status != 401) {
      error.with("service", "exchange");
    }
    return VenueAnswer.of(status, new JsonObject().with("error", error));
  }

  /** What the member's desk did not do. */
  public static VenueAnswer denied(Denied denied) {
    return nested(denied.status(), denied.code(), denied.text(), denied.details());
  }

  /** A body that does not decode. */
  public static VenueAnswer undecodable(String details) {
    return VenueAnswer.of(
        400,
        new JsonObject()
            .with("code", "bad_request")
            .with("message", "bad request")
            .with("details", details));
  }

  /** One item's error within an answer that is none. */
  public static JsonObject item(Denied denied) {
    JsonObject error = new JsonObject().with("code", denied.code()).with("message", denied.text());
    return denied.details().isEmpty() ? error : error.with("details", denied.details());
  }

  /** A query parameter that does not pass. */
  public static VenueAnswer parameter(String message) {
    return VenueAnswer.of(400, new JsonObject().with("msg", message));
  }

  public static VenueAnswer notFound() {
    return nested(404, "not_found", "not found");
  }

  public static VenueAnswer tooManyRequests() {
    return VenueAnswer.of(429, new JsonObject().with("error", "too many requests"));
  }

  public static VenueAnswer unauthorized(Caller.Refused refused) {
    return nested(401, refused.code(), refused.message(), refused.details());
  }

  /** No headers where the exchange wants to know who calls. */
  public static VenueAnswer unsigned() {
    return nested(401, "signature_is_missing_from_headers", "signature is missing from headers");
  }
}
