package io.rec.mainapp.signin;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import java.sql.SQLException;

/**
 * Finds the person of a request, before the platform's gate asks {@link PersonAdmission} whether
 * they may pass. On a thread of its own, because a session may have to be looked up.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class PersonFilter implements Ordered {

  /** After the request has its id, before the gate. */
  private static final int ORDER = HIGHEST_PRECEDENCE + 90;

  private final Recognition recognition;

  PersonFilter(Recognition recognition) {
    this.recognition = recognition;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void find(HttpRequest<?> request) throws SQLException {
    boolean wanted =
        RouteAttributes.getRouteMatch(request)
            .map(route -> Guards.needed(route).isPresent())
            .orElse(false);
    if (wanted) {
      recognition.recognise(request).ifPresent(person -> Persons.put(request, person));
    }
  }

  @Override
  public int getOrder() {
    return ORDER;
  }
}
