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
import io.rec.platform.secrets.Tokens;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets a request through when it may pass: the service has started and the caller is one of us. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class GateFilter implements Ordered {

  private static final String BEARER = "Bearer ";

  private final Lifecycle lifecycle;
  private final Tokens tokens;

  GateFilter(Lifecycle lifecycle, Tokens tokens) {
    this.lifecycle = lifecycle;
    this.tokens = tokens;
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
    if (open.isEmpty() && !authorized(request)) {
      return Problems.answer(
              request,
              HttpStatus.UNAUTHORIZED,
              "TokenRefused",
              "This route is for the services of the system; the bearer token is missing or wrong.")
          .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
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

  private boolean authorized(HttpRequest<?> request) {
    String header =
        Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION)).orElse("");
    return header.startsWith(BEARER)
        && tokens.acceptsServiceToken(header.substring(BEARER.length()).strip());
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 100;
  }
}
