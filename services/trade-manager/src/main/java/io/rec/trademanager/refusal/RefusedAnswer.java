package io.rec.trademanager.refusal;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.rec.platform.http.Problem;
import io.rec.platform.telemetry.RequestId;
import jakarta.inject.Singleton;

/** Turns a refusal into its answer. */
@Singleton
final class RefusedAnswer implements ExceptionHandler<RefusedException, HttpResponse<RefusedBody>> {

  @Override
  @SuppressWarnings("rawtypes") // the interface of the framework is raw
  public HttpResponse<RefusedBody> handle(HttpRequest request, RefusedException refused) {
    return HttpResponse.<RefusedBody>status(refused.refusal().status())
        .contentType(Problem.MEDIA_TYPE)
        .body(RefusedBody.of(refused.refusal(), request.getPath(), RequestId.current().orElse("")));
  }
}
