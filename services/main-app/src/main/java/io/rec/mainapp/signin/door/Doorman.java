package io.rec.mainapp.signin.door;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.rec.mainapp.signin.Person;
import io.rec.mainapp.signin.Recognition;
import io.rec.mainapp.signin.session.Session;
import io.rec.mainapp.signin.session.Sessions;
import io.rec.mainapp.signin.session.SocketTickets;
import io.rec.platform.http.ProblemException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Knows who sent a request: by bearer token, by cookie, by a socket's ticket, or as the developer.
 */
@Singleton
public final class Doorman implements Recognition {

  static final String CSRF_HEADER = "X-CSRF-Token";

  private static final String BEARER = "Bearer ";
  private static final String TICKET = "ticket";
  private static final List<HttpMethod> HARMLESS =
      List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final Bypass bypass;
  private final Sessions sessions;
  private final SocketTickets tickets;

  Doorman(Bypass bypass, Sessions sessions, SocketTickets tickets) {
    this.bypass = bypass;
    this.sessions = sessions;
    this.tickets = tickets;
  }

  @Override
  public Optional<Person> recognise(HttpRequest<?> request) throws SQLException {
    Optional<Visitor> visitor = socket(request) ? atSocket(request) : visitor(request);
    if (visitor.isEmpty()) {
      return bypass.of(request);
    }
    if (visitor.get().byCookie() && !HARMLESS.contains(request.getMethod())) {
      requireOwnPage(request, visitor.get());
    }
    visitor.get().put(request);
    return Optional.of(visitor.get().session().person());
  }

  /** Whoever shows a token in a header means it; the cookie then does not count. */
  public Optional<Visitor> visitor(HttpRequest<?> request) throws SQLException {
    Optional<String> header =
        Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION));
    if (header.isPresent()) {
      return header.get().startsWith(BEARER)
          ? visitor(header.get().substring(BEARER.length()).strip(), false)
          : Optional.empty();
    }
    Optional<String> cookie = SessionCookies.session(request);
    return cookie.isEmpty() ? Optional.empty() : visitor(cookie.get(), true);
  }

  /** Throws unless the page that sent the cookie along has read the token that only ours can. */
  public void requireOwnPage(HttpRequest<?> request, Visitor visitor) {
    String shown = Optional.ofNullable(request.getHeaders().get(CSRF_HEADER)).orElse("");
    boolean own =
        sessions
            .csrfOf(visitor.token())
            .map(expected -> MessageDigest.isEqual(bytes(expected), bytes(shown)))
            .orElse(false);
    if (!own || !Origins.own(request)) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN,
          "CsrfTokenRefused",
          "The header %s is missing or does not belong to this session.".formatted(CSRF_HEADER));
    }
  }

  /** Browsers let any page open a socket to us, with our cookie. */
  private Optional<Visitor> atSocket(HttpRequest<?> request) throws SQLException {
    if (!Origins.own(request)) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN, "OriginRefused", "A socket is opened from our own page only.");
    }
    Optional<String> ticket = Optional.ofNullable(request.getParameters().get(TICKET));
    if (ticket.isPresent()) {
      Optional<Session> session = tickets.redeem(ticket.get());
      return session.map(s -> new Visitor(s, "", false));
    }
    return visitor(request);
  }

  private Optional<Visitor> visitor(String token, boolean byCookie) throws SQLException {
    return sessions.of(token).map(session -> new Visitor(session, token, byCookie));
  }

  private static boolean socket(HttpRequest<?> request) {
    return "websocket".equalsIgnoreCase(request.getHeaders().get(HttpHeaders.UPGRADE));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
