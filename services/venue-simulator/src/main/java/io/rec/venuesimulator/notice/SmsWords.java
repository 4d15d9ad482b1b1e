package io.rec.venuesimulator.notice;

import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;

/** Twilio refuses with a code of five digits that has a page of its own. */
public final class SmsWords {

  private SmsWords() {}

  public static VenueAnswer failure(int status) {
    return switch (status) {
      case 401 ->
          refusal(401, 20003, "Authenticate")
              .with("WWW-Authenticate", "Basic realm=\"Twilio API\"");
      case 404 -> refusal(404, 20404, "The requested resource was not found");
      case 429 -> refusal(429, 20429, "Too Many Requests").with("Retry-After", "1");
      case 503 -> refusal(503, 20503, "Service Unavailable");
      default ->
          refusal(status, 20_000 + status, status < 500 ? "Bad Request" : "Internal Server Error");
    };
  }

  public static VenueAnswer refusal(int status, int code, String message) {
    return VenueAnswer.of(
        status,
        new JsonObject()
            .with("code", code)
            .with("message", message)
            .with("more_info", "https://www.twilio.com/docs/errors/" + code)
            .with("status", status));
  }
}
