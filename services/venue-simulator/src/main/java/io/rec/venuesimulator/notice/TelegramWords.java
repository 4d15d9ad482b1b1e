package io.rec.venuesimulator.notice;

import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;

/** Telegram says the status again in the body, and there too how long to wait. */
public final class TelegramWords {

  private static final int WAIT = 1;

  private TelegramWords() {}

  public static VenueAnswer failure(int status) {
    return switch (status) {
      case 429 -> limited(WAIT);
      default -> refusal(status, words(status));
    };
  }

  public static VenueAnswer refusal(int status, String description) {
    return VenueAnswer.of(status, error(status, description));
  }

  public static VenueAnswer limited(long seconds) {
    return VenueAnswer.of(
            429,
            error(429, "Too Many Requests: retry after %d".formatted(seconds))
                .with("parameters", new JsonObject().with("retry_after", seconds)))
        .with("Retry-After", String.valueOf(seconds));
  }

  private static JsonObject error(int status, String description) {
    return new JsonObject()
        .with("ok", false)
        .with("error_code", status)
        .with("description", description);
  }

  private static String words(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden: bot was blocked by the user";
      case 404 -> "Not Found";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      default -> "Internal Server Error";
    };
  }
}
