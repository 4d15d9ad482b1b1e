package io.rec.mainapp.signin.door;

import io.micronaut.http.HttpRequest;
import io.rec.mainapp.signin.session.Session;
import java.util.Optional;

/**
 * Somebody with a session.
 *
 * @param token what they showed
 * @param byCookie whether the browser sent it by itself, so that a stranger's page may be behind it
 */
public record Visitor(Session session, String token, boolean byCookie) {

  private static final String ATTRIBUTE = "recio.visitor";

  public static Optional<Visitor> of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Visitor.class);
  }

  void put(HttpRequest<?> request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
