package io.rec.platform.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.web.router.RouteMatch;
import io.rec.platform.secrets.Tokens;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Admits the services of the system, which show each other their bearer token. */
@Singleton
public final class ServiceTokenAdmission implements Admission {

  private static final String BEARER = "Bearer ";

  private final Tokens tokens;

  ServiceTokenAdmission(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void admit(HttpRequest<?> request, RouteMatch<?> route) {
    String header =
        Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION)).orElse("");
    boolean known =
        header.startsWith(BEARER)
            && tokens.acceptsServiceToken(header.substring(BEARER.length()).strip());
    if (!known) {
      throw new ProblemException(
              HttpStatus.UNAUTHORIZED,
              "TokenRefused",
              "This route is for the services of the system; the bearer token is missing or wrong.")
          .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
  }
}
