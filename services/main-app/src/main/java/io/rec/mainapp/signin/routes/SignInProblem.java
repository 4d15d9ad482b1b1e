package io.rec.mainapp.signin.routes;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.http.Problem;
import io.rec.platform.telemetry.RequestId;

/**
 * The refusals of sign-in: a problem document with the one word more that the first clients of this
 * contract look for.
 */
@Serdeable
record SignInProblem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String reason,
    String request_id,
    String error) {

  static MutableHttpResponse<?> wrongCredentials(HttpRequest<?> request) {
    return answer(
        request, "SignInRefused", "User name, password or code is wrong.", "Invalid credentials");
  }

  static MutableHttpResponse<?> codeNeeded(HttpRequest<?> request) {
    return answer(
        request, "CodeNeeded", "Please enter the code of your app as well.", "Code needed");
  }

  static MutableHttpResponse<?> noSession(HttpRequest<?> request) {
    return answer(request, "SignInNeeded", "Please sign in.", "Invalid token");
  }

  private static MutableHttpResponse<?> answer(
      HttpRequest<?> request, String reason, String detail, String error) {
    HttpStatus status = HttpStatus.UNAUTHORIZED;
    return HttpResponse.status(status)
        .contentType(Problem.MEDIA_TYPE)
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .body(
            new SignInProblem(
                "about:blank",
                status.getReason(),
                status.getCode(),
                detail,
                request.getPath(),
                reason,
                RequestId.current().orElse(""),
                error));
  }
}
