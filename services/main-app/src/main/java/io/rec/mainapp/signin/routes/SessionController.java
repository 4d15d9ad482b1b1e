package io.rec.mainapp.signin.routes;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.signin.caller.Callers;
import io.rec.mainapp.signin.door.Bypass;
import io.rec.mainapp.signin.door.Doorman;
import io.rec.mainapp.signin.door.SessionCookies;
import io.rec.mainapp.signin.door.Visitor;
import io.rec.mainapp.signin.entry.Leaving;
import io.rec.mainapp.signin.session.Session;
import io.rec.mainapp.signin.session.Sessions;
import io.rec.platform.http.Open;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** What a page asks first, whether it has a session, and the way out. */
@Refuses
@Controller
@Open
final class SessionController {

  /** The last second that every reader of dates understands. */
  private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

  private final Doorman doorman;
  private final Bypass bypass;
  private final Sessions sessions;
  private final Leaving leaving;
  private final Callers callers;

  SessionController(
      Doorman doorman, Bypass bypass, Sessions sessions, Leaving leaving, Callers callers) {
    this.doorman = doorman;
    this.bypass = bypass;
    this.sessions = sessions;
    this.leaving = leaving;
    this.callers = callers;
  }

  /** Changes nothing, so it needs no token against forgery. */
  @LetsIn
  @Post(uris = {"/auth/verify", "/api/auth/verify"})
  HttpResponse<?> verify(HttpRequest<?> request) throws SQLException {
    return session(request);
  }

  @LetsIn
  @Get("/api/auth/session")
  HttpResponse<?> session(HttpRequest<?> request) throws SQLException {
    Optional<Visitor> visitor = doorman.visitor(request);
    if (visitor.isEmpty()) {
      return bypass
          .of(request)
          .<HttpResponse<?>>map(
              person ->
                  HttpResponse.ok(
                      new SignedIn(
                          "valid",
                          new UserView(person.userId(), person.name(), person.role(), false),
                          NEVER,
                          null,
                          null)))
          .orElseGet(() -> SignInProblem.noSession(request));
    }
    return HttpResponse.ok(valid(visitor.get()));
  }

  /** Leaves nothing behind in the browser, whatever it showed. */
  @Post(uris = {"/auth/logout", "/api/auth/logout"})
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<Void> logout(HttpRequest<?> request) throws SQLException {
    Optional<Visitor> visitor = doorman.visitor(request);
    if (visitor.isPresent()) {
      if (visitor.get().byCookie()) {
        doorman.requireOwnPage(request, visitor.get());
      }
      leaving.leave(visitor.get().session(), callers.of(request));
    }
    MutableHttpResponse<Void> response = HttpResponse.noContent();
    new SessionCookies(response, callers.of(request).https()).closed();
    return response;
  }

  private SignedIn valid(Visitor visitor) {
    Session session = visitor.session();
    return new SignedIn(
        "valid",
        new UserView(
            session.userId(), session.username(), session.role(), session.passwordGenerated()),
        session.expiresAt(),
        visitor.byCookie() ? sessions.csrfOf(visitor.token()).orElse(null) : null,
        null);
  }
}
