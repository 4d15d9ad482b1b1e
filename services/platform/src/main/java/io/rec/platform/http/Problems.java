package io.rec.platform.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.rec.platform.telemetry.RequestId;
import java.util.List;

/** Writes problem documents. */
final class Problems {

  private Problems() {}

  static MutableHttpResponse<Problem> answer(
      HttpRequest<?> request, HttpStatus status, String reason, String detail) {
    return HttpResponse.<Problem>status(status)
        .contentType(Problem.MEDIA_TYPE)
        .body(problem(request, status, reason, detail));
  }

  static HttpResponse<Problem> answer(HttpRequest<?> request, ProblemException thrown) {
    MutableHttpResponse<Problem> answer =
        HttpResponse.<Problem>status(thrown.status())
            .contentType(Problem.MEDIA_TYPE)
            .body(problem(request, thrown));
    thrown.headers().forEach(answer::header);
    return answer;
  }

  static Problem problem(HttpRequest<?> request, HttpStatus status, String reason, String detail) {
    return problem(request, status, reason, detail, List.of());
  }

  static Problem problem(HttpRequest<?> request, ProblemException thrown) {
    return problem(request, thrown.status(), thrown.reason(), thrown.detail(), thrown.fields());
  }

  private static Problem problem(
      HttpRequest<?> request,
      HttpStatus status,
      String reason,
      String detail,
      List<Problem.Field> fields) {
    return new Problem(
        "about:blank",
        status.getReason(),
        status.getCode(),
        detail,
        request.getPath(),
        reason,
        RequestId.current().orElse(""),
        fields);
  }
}
