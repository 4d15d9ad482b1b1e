package io.rec.venuesimulator.notice;

import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;

/** Slack's hooks answer with one word, but for the limit, which they tell in JSON. */
public final class SlackWords {

  private static final int WAIT = 1;

  private SlackWords() {}

  public static VenueAnswer failure(int status) {
    return switch (status) {
      case 400 -> refusal(400, "invalid_payload");
      case 403 -> refusal(403, "action_prohibited");
      case 404 -> refusal(404, "channel_not_found");
      case 410 -> refusal(410, "channel_is_archived");
      case 429 ->
          VenueAnswer.of(
                  429,
                  new JsonObject()
                      .with("retry_after", WAIT)
                      .with("ok", false)
                      .with("error", "rate_limited"))
              .with("Retry-After", String.valueOf(WAIT));
      case 503 -> refusal(503, "service_unavailable");
      default -> refusal(status, "rollup_error");
    };
  }

  public static VenueAnswer refusal(int status, String word) {
    return VenueAnswer.text(status, word);
  }
}
