package io.rec.platform.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteMatch;

/**
 * Decides who may call a route that is not {@link Open}. The platform's own asks for the
 * inter-service token; a service whose callers are people adds its own as the primary bean.
 */
public interface Admission {

  /**
   * Returns when the request may pass. Asked on the event loop, so it must not wait for anything.
   *
   * @throws ProblemException with the answer when it may not
   */
  void admit(HttpRequest<?> request, RouteMatch<?> route);
}
