package io.rec.tradeexecutor.amend;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.http.Problem;
import io.rec.platform.risk.ExplainedDecision;
import io.rec.platform.telemetry.RequestId;
import jakarta.inject.Singleton;

/** Turns a refusal into its answer: the common form of an error, and the rules. */
@Singleton
final class AmendRefusedAnswer
    implements ExceptionHandler<AmendRefused, HttpResponse<AmendRefusedAnswer.Body>> {

  @Serdeable
  record Body(
      String type,
      String title,
      int status,
      String detail,
      String instance,
      String reason,
      String request_id,
      String rule,
      ExplainedDecision decision) {}

  @Override
  @SuppressWarnings("rawtypes") // the interface of the framework is raw
  public HttpResponse<Body> handle(HttpRequest request, AmendRefused refused) {
    return HttpResponse.<Body>status(refused.status())
        .contentType(Problem.MEDIA_TYPE)
        .body(
            new Body(
                "about:blank",
                refused.status().getReason(),
                refused.status().getCode(),
                refused.decision().reason(),
                request.getPath(),
                "Refused",
                RequestId.current().orElse(""),
                refused.rule().word(),
                ExplainedDecision.of(refused.decision())));
  }
}
