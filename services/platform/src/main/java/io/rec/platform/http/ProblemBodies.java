package io.rec.platform.http;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gives the framework's own refusals (404, 405, a body that does not parse) the common form. */
@Singleton
@Primary
final class ProblemBodies implements ErrorResponseProcessor<Problem> {

  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    Optional<ProblemException> refused = refused(context);
    return refused
        .map(
            problem ->
                response
                    .status(problem.status())
                    .contentType(Problem.MEDIA_TYPE)
                    .body(Problems.problem(context.getRequest(), problem)))
        .orElseGet(() -> framework(context, response));
  }

  /** What was thrown while a body was read reaches this point inside of the framework's own. */
  private static Optional<ProblemException> refused(ErrorContext context) {
    for (@Nullable Throwable cause = context.getRootCause().orElse(null);
        cause != null;
        cause = cause.getCause()) {
      if (cause instanceof ProblemException problem) {
        return Optional.of(problem);
      }
    }
    return Optional.empty();
  }

  private static MutableHttpResponse<Problem> framework(
      ErrorContext context, MutableHttpResponse<?> response) {
    String detail =
        context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
    return response
        .contentType(Problem.MEDIA_TYPE)
        .body(
            Problems.problem(
                context.getRequest(),
                response.status(),
                response.status().name(),
                detail.isBlank() ? response.status().getReason() : detail));
  }
}
