package io.rec.mainapp.signin.session;

import io.rec.mainapp.signin.account.Acting;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tickets with which a program opens a socket: addresses end up in logs, so what stands there is
 * good for one use within half a minute.
 */
@Singleton
public final class SocketTickets {

  private static final Duration LIFE = Duration.ofSeconds(30);

  private final Database database;
  private final Sessions sessions;
  private final Clock clock;

  SocketTickets(Database database, Sessions sessions, Clock clock) {
    this.database = database;
    this.sessions = sessions;
    this.clock = clock;
  }

  public record Ticket(String text, Instant expiresAt) {}

  public Ticket issue(Session session) throws SQLException {
    Ticket ticket = new Ticket(TokenSecret.fresh(), clock.instant().plus(LIFE));
    database.transaction(
        connection -> {
          Acting.as(connection, session.userId());
          add(connection, session, ticket);
          return true;
        });
    return ticket;
  }

  /** The session that the ticket was issued for; the ticket is used up. */
  public Optional<Session> redeem(String text) throws SQLException {
    return database.transaction(
        connection -> {
          Acting.forEverybody(connection);
          Optional<Long> session = take(connection, text);
          return session.isEmpty()
              ? Optional.<Session>empty()
              : sessions.byId(connection, session.get());
        });
  }

  public void prune(Connection transaction) throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement("DELETE FROM users.socket_tickets WHERE expires_at < ?")) {
      statement.setTimestamp(1, Timestamp.from(clock.instant()));
      statement.executeUpdate();
    }
  }

  private static void add(Connection connection, Session session, Ticket ticket)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            INSERT INTO users.socket_tickets (ticket_hash, user_id, session_id, expires_at)
            VALUES (?, ?, ?, ?)""")) {
      statement.setBytes(1, TokenSecret.hash(ticket.text()));
      statement.setString(2, session.userId());
      statement.setLong(3, session.id());
      statement.setTimestamp(4, Timestamp.from(ticket.expiresAt()));
      statement.executeUpdate();
    }
  }

  private Optional<Long> take(Connection connection, String text) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            DELETE FROM users.socket_tickets WHERE ticket_hash = ?
            RETURNING session_id, expires_at > ?""")) {
      statement.setBytes(1, TokenSecret.hash(text));
      statement.setTimestamp(2, Timestamp.from(clock.instant()));
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(2) ? Optional.of(rows.getLong(1)) : Optional.empty();
      }
    }
  }
}
