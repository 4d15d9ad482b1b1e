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
  private static final int ALPACA_SUBCODES = 100_000;

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
      case POLYGON_REST -> VenueAnswer.of(status, polygon(status));
      case ALPACA_REST, ALPACA_WS -> VenueAnswer.of(status, alpaca(status));
      case BINANCE_REST, BINANCE_WS -> VenueAnswer.of(status, binance(status));
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

  /** What fails in front of the service has no id of a request. */
  private static JsonObject polygon(int status) {
    String text =
        status == TOO_MANY_REQUESTS
            ? "You've exceeded the maximum requests per minute, please wait or upgrade your"
                + " subscription to continue."
            : words(status);
    return new JsonObject().with("status", "ERROR").with("error", text);
  }

  private static JsonObject alpaca(int status) {
    return new JsonObject().with("code", status * ALPACA_SUBCODES).with("message", words(status));
  }

  private static JsonObject binance(int status) {
    return switch (status) {
      case TOO_MANY_REQUESTS -> binance(-1003, "Too many requests queued.");
      case UNAVAILABLE ->
          binance(
              -1008,
              "Server is currently overloaded with other requests. Please try again in a few"
                  + " minutes.");
      default ->
          binance(-1001, "Internal error; unable to process your request. Please try again.");
    };
  }

  private static JsonObject binance(int code, String text) {
    return new JsonObject().with("code", code).with("msg", text);
  }

  private static String words(int status) {
    return switch (status) {
      case TOO_MANY_REQUESTS -> "too many requests";
      case UNAVAILABLE -> "service unavailable";
      default -> "internal server error";
    };
  }
}
