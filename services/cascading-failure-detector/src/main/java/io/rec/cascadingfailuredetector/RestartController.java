package io.rec.cascadingfailuredetector;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.cascadingfailuredetector.wish.Handed;
import io.rec.cascadingfailuredetector.wish.PersonWishes;
import io.rec.cascadingfailuredetector.wish.RestartRequest;
import io.rec.platform.http.ProblemException;

/**
 * Takes from the gateway what people want restarted: of all services the detector alone may write
 * where the operator reads.
 */
@Controller("/api/restart_requests")
final class RestartController {

  /** As much of each as the operator reads. */
  private static final int LONGEST_COMPONENT = 45;

  private static final int LONGEST_NAME = 128;
  private static final int LONGEST_REASON = 300;

  private final PersonWishes wishes;

  RestartController(PersonWishes wishes) {
    this.wishes = wishes;
  }

  @Serdeable(naming = SnakeCaseStrategy.class)
  record Request(
      @Nullable String component,
      @Nullable String by,
      @Nullable String reason,
      @Nullable String requestId) {}

  /** The operator will find it. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Taken(String component, String requestId, String outcome) {}

  @Post
  @Status(HttpStatus.ACCEPTED)
  Taken ask(@Body Request body) throws InterruptedException {
    RestartRequest request =
        new RestartRequest(
            text("component", body.component(), LONGEST_COMPONENT),
            text("by", body.by(), LONGEST_NAME),
            text("reason", body.reason(), LONGEST_REASON),
            text("request_id", body.requestId(), LONGEST_NAME));
    return switch (wishes.ask(request)) {
      case Handed.Done done -> new Taken(request.component(), request.requestId(), "asked");
      case Handed.Refused refused ->
          throw new ProblemException(HttpStatus.CONFLICT, refused.rule(), refused.why());
      case Handed.Failed failed ->
          throw new ProblemException(
              HttpStatus.SERVICE_UNAVAILABLE,
              "NotAskedFor",
              "The restart of %s could not be asked for: %s."
                  .formatted(request.component(), failed.why()));
    };
  }

  private static String text(String name, @Nullable String value, int longest) {
    if (value == null || value.isBlank()) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST,
          "MissingField",
          "A restart is asked for with component, by, reason and request_id; %s is missing."
              .formatted(name));
    }
    String stripped = value.strip();
    if (stripped.length() > longest) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST,
          "FieldTooLong",
          "%s has %d characters; the operator reads %d."
              .formatted(name, stripped.length(), longest));
    }
    return stripped;
  }
}
