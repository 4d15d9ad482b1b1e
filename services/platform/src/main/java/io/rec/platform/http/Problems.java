package io.rec.platform.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.rec.platform.telemetry.RequestId;

/** Writes problem documents. */
final class Problems {

  private Problems() {}

  static MutableHttpResponse<Problem> answer(
      HttpRequest<?> request, HttpStatus status, String reason, String detail) {
    return HttpResponse.<Problem>status(status)
        .contentType(Problem.MEDIA_TYPE)
        .body(problem(request, status, reason, detail));
  }

  static Problem problem(HttpRequest<?> request, HttpStatus status, String reason, String detail) {
    return new Problem(
        "about:blank",
        status.getReason(),
        status.getCode(),
        detail,
        request.getPath(),
        reason,
        RequestId.current().orElse(""));
  }
}
