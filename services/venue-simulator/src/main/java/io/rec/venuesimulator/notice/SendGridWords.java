package io.rec.venuesimulator.notice;

import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SendGrid refuses with a list of errors, each with the field it is about. */
public final class SendGridWords {

  /** What is wrong with a mail, and in which field. */
  public record Flaw(String field, String message) {}

  private static final String HELP =
      "http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html#message.";

  private SendGridWords() {}

  public static VenueAnswer failure(int status) {
    VenueAnswer answer = refusal(status, null, words(status));
    return status == 429 ? answer.with("X-RateLimit-Remaining", "0") : answer;
  }

  public static VenueAnswer refusal(int status, @Nullable String field, String message) {
    return VenueAnswer.of(
        status, new JsonObject().with("errors", List.of(error(message, field, null))));
  }

  public static VenueAnswer flawed(List<Flaw> flaws) {
    return VenueAnswer.of(
        400,
        new JsonObject()
            .with(
                "errors",
                flaws.stream()
                    .map(flaw -> error(flaw.message(), flaw.field(), HELP + flaw.field()))
                    .toList()));
  }

  private static JsonObject error(String message, @Nullable String field, @Nullable String help) {
    return new JsonObject().with("message", message).with("field", field).with("help", help);
  }

  private static String words(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "The provided authorization grant is invalid, expired, or revoked";
      case 403 -> "access forbidden";
      case 404 -> "not found";
      case 405 -> "method not allowed";
      case 406 -> "not acceptable";
      case 413 -> "payload too large";
      case 415 -> "unsupported media type";
      case 429 -> "too many requests";
      case 503 -> "service not available";
      default -> "internal server error";
    };
  }
}
