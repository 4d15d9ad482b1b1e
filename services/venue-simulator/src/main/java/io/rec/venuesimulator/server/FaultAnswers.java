package io.rec.venuesimulator.server;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.notice.DiscordWords;
import io.rec.venuesimulator.notice.SendGridWords;
import io.rec.venuesimulator.notice.SlackWords;
import io.rec.venuesimulator.notice.SmsWords;
import io.rec.venuesimulator.notice.TelegramWords;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;

/** What a venue says when it is made to fail. */
final class FaultAnswers {

  private static final int TOO_MANY_REQUESTS = 429;
  static final int NOT_FOUND = 404;
  static final int UNAVAILABLE = 503;

  private FaultAnswers() {}

  static VenueAnswer of(Venue venue, int status) {
    return switch (venue) {
      case KALSHI_REST, KALSHI_WS -> VenueAnswer.of(status, kalshi(status));
      case SENDGRID -> SendGridWords.failure(status);
      case SLACK -> SlackWords.failure(status);
      case DISCORD -> DiscordWords.failure(status);
      case TELEGRAM -> TelegramWords.failure(status);
      case SMS -> SmsWords.failure(status);
      case WEBHOOK, SMTP -> VenueAnswer.text(status, words(status));
      case COINBASE_REST, COINBASE_WS, ADMIN ->
          VenueAnswer.of(status, new JsonObject().with("message", words(status)));
    };
  }

  static VenueAnswer broken(Venue venue) {
    return of(venue, 500);
  }

  private static JsonObject kalshi(int status) {
    if (status == TOO_MANY_REQUESTS) {
      return new JsonObject().with("error", words(status));
    }
    String code = status == UNAVAILABLE ? "service_unavailable" : "internal_server_error";
    return new JsonObject()
        .with("error", new JsonObject().with("code", code).with("message", words(status)));
  }

  private static String words(int status) {
    return switch (status) {
      case TOO_MANY_REQUESTS -> "too many requests";
      case UNAVAILABLE -> "service unavailable";
      default -> "internal server error";
    };
  }
}
