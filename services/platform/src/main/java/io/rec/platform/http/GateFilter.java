package io.rec.platform.http;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import io.rec.platform.lifecycle.Lifecycle;
import io.rec.platform.role.Waiting;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets a request through when it may pass: the caller is admitted and the service has started. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class GateFilter implements Ordered {

  private final Lifecycle lifecycle;
  private final Admission admission;

  GateFilter(Lifecycle lifecycle, Admission admission) {
    this.lifecycle = lifecycle;
    this.admission = admission;
  }

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    Optional<RouteMatch<?>> route =
        RouteAttributes.getRouteMatch(request).map(m -> (RouteMatch<?>) m);
    if (route.isEmpty()) {
      return null;
    }
    Optional<AnnotationValue<Open>> open =
        Optional.ofNullable(route.get().getAnnotationMetadata().getAnnotation(Open.class));
    if (open.isEmpty()) {
      admission.admit(request, route.get());
    }
    boolean always = open.flatMap(o -> o.booleanValue("beforeStart")).orElse(false);
    if (always) {
      return null;
    }
    return lifecycle.waitingFor().stream()
        .findFirst()
        .map(waiting -> unavailable(request, waiting))
        .orElse(null);
  }

  private static HttpResponse<?> unavailable(HttpRequest<?> request, Waiting waiting) {
    return Problems.answer(
            request,
            HttpStatus.SERVICE_UNAVAILABLE,
            waiting.reason().word(),
            waiting.what() + ": " + waiting.detail())
        .header(HttpHeaders.RETRY_AFTER, "1");
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 100;
  }
}
