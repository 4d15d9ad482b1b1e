package io.rec.mainapp.signin;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.web.router.RouteMatch;
import io.rec.platform.http.Admission;
import io.rec.platform.http.ProblemException;
import io.rec.platform.http.ServiceTokenAdmission;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Admits people to the routes that need one, and the system's services to the others. Who the
 * person is has been found out before, by {@link PersonFilter}; without a finding nobody passes.
 */
@Singleton
@Primary
final class PersonAdmission implements Admission {

  private final ServiceTokenAdmission services;

  PersonAdmission(ServiceTokenAdmission services) {
    this.services = services;
  }

  @Override
  public void admit(HttpRequest<?> request, RouteMatch<?> route) {
    Optional<AccountRole> needed = Guards.needed(route);
    if (needed.isEmpty()) {
      services.admit(request, route);
      return;
    }
    Person person = Persons.of(request).orElseThrow(PersonAdmission::unknown);
    if (!person.role().covers(needed.get())) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN, "RoleTooLow", "Your account may not do this.");
    }
  }

  /** The same words for whatever is wrong with what was shown, or for nothing shown at all. */
  static ProblemException unknown() {
    return new ProblemException(HttpStatus.UNAUTHORIZED, "SignInNeeded", "Please sign in.")
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
  }
}
