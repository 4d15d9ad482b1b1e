package io.rec.venuesimulator.notice;

import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import java.math.BigDecimal;
import java.time.Duration;

/** Discord refuses with a code of its own, and says how long to wait as a fraction of seconds. */
public final class DiscordWords {

  private static final Duration USUAL_WAIT = Duration.ofSeconds(1);

  private DiscordWords() {}

  public static VenueAnswer failure(int status) {
    return switch (status) {
      case 404 -> refusal(404, 10015, "Unknown Webhook");
      case 429 -> limited(USUAL_WAIT);
      default -> refusal(status, 0, "%d: %s".formatted(status, words(status)));
    };
  }

  public static VenueAnswer refusal(int status, int code, String message) {
    return VenueAnswer.of(status, new JsonObject().with("message", message).with("code", code));
  }

  /** Its clients believe a limit only when a proxy's mark shows that Discord itself has spoken. */
  public static VenueAnswer limited(Duration wait) {
    return VenueAnswer.of(
            429,
            new JsonObject()
                .with("message", "You are being rate limited.")
                .with("retry_after", seconds(wait))
                .with("global", false))
        .with("Retry-After", String.valueOf(Math.max(1, Math.ceilDiv(wait.toMillis(), 1000L))))
        .with("X-RateLimit-Scope", "user")
        .with("Via", "1.1 google");
  }

  public static BigDecimal seconds(Duration wait) {
    return BigDecimal.valueOf(wait.toMillis(), 3);
  }

  private static String words(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 405 -> "Method Not Allowed";
      case 503 -> "Service Unavailable";
      default -> "Internal Server Error";
    };
  }
}
