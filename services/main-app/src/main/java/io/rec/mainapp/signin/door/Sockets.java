package io.rec.mainapp.signin.door;

import io.micronaut.http.HttpRequest;
import io.rec.mainapp.signin.Person;
import io.rec.mainapp.signin.session.Sessions;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who is at the other end of a socket, and for how long. The socket's class needs a role like any
 * route; by the time it is opened the handshake has been admitted.
 */
@Singleton
public final class Sockets {

  private final Bypass bypass;
  private final Sessions sessions;

  Sockets(Bypass bypass, Sessions sessions) {
    this.bypass = bypass;
    this.sessions = sessions;
  }

  /**
   * @param expiresAt when the socket has to end at the latest
   * @param session its number; there is none when sign-in is off
   */
  public record Guest(Person person, Instant expiresAt, OptionalLong session) {}

  /** From the request of the handshake. */
  public Optional<Guest> guest(HttpRequest<?> handshake) {
    Optional<Guest> visitor =
        Visitor.of(handshake)
            .map(Visitor::session)
            .map(s -> new Guest(s.person(), s.expiresAt(), OptionalLong.of(s.id())));
    return visitor.or(
        () -> bypass.of(handshake).map(p -> new Guest(p, Instant.MAX, OptionalLong.empty())));
  }

  /** Whether the guest's session is still good; asks the database. */
  public boolean alive(Guest guest) throws SQLException {
    return guest.session().isEmpty() || sessions.alive(guest.session().getAsLong());
  }
}
