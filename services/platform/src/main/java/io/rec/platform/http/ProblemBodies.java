package io.rec.platform.http;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Gives the framework's own refusals (404, 405, a body that does not parse) the common form. */
@Singleton
@Primary
final class ProblemBodies implements ErrorResponseProcessor<Problem> {

  @Override
  public MutableHttpResponse<Problem> processResponse(
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
