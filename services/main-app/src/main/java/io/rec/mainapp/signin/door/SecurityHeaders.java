package io.rec.mainapp.signin.door;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.rec.mainapp.signin.caller.Callers;

/**
 * What a browser is told about every answer: no guessing of types, no frames, no address to others.
 * A page that brings its own content policy has to forbid frames in it.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SecurityHeaders implements Ordered {

  private static final String POLICY = "Content-Security-Policy";
  private static final int ORDER = HIGHEST_PRECEDENCE + 10;

  private final Callers callers;

  SecurityHeaders(Callers callers) {
    this.callers = callers;
  }

  @ResponseFilter
  void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
    response.header("X-Content-Type-Options", "nosniff");
    response.header("X-Frame-Options", "DENY");
    response.header("Referrer-Policy", "no-referrer");
    response.header("Cross-Origin-Opener-Policy", "same-origin");
    response.header("Cross-Origin-Resource-Policy", "same-origin");
    if (!response.getHeaders().contains(POLICY)) {
      response.header(POLICY, "frame-ancestors 'none'");
    }
    if (!response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
      response.header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    if (callers.of(request).https()) {
      response.header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
  }

  @Override
  public int getOrder() {
    return ORDER;
  }
}
