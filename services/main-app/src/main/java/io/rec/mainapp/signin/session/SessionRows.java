package io.rec.mainapp.signin.session;

import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.account.Account;
import io.rec.mainapp.signin.caller.Caller;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The sessions, {@code users.sessions}. */
final class SessionRows {

  private static final String SELECT =
      """
      SELECT s.id, s.user_id, u.username, u.role, u.password_generated, s.kind, s.device_id, s.browser, s.address,
             s.created_at, s.expires_at
      FROM users.sessions s JOIN users.user_info u USING (user_id)
      WHERE s.revoked_at IS NULL AND s.expires_at > ? AND u.active AND\s""";

  private SessionRows() {}

  static Session add(
      Connection transaction,
      Account account,
      SessionKind kind,
      OptionalLong device,
      Caller caller,
      byte[] hash,
      Instant now,
      Instant expiresAt)
      throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            """
            INSERT INTO users.sessions (user_id, token_hash, kind, device_id, browser, address,
                                        created_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""")) {
      statement.setString(1, account.userId());
      statement.setBytes(2, hash);
      statement.setString(3, kind.word());
      if (device.isPresent()) {
        statement.setLong(4, device.getAsLong());
      } else {
        statement.setNull(4, Types.BIGINT);
      }
      statement.setString(5, caller.userAgent());
      statement.setString(6, caller.addressText());
      statement.setTimestamp(7, Timestamp.from(now));
      statement.setTimestamp(8, Timestamp.from(expiresAt));
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return new Session(
            rows.getLong(1),
            account.userId(),
            account.username(),
            account.role(),
            account.passwordGenerated(),
            kind,
            device,
            caller.userAgent(),
            caller.addressText(),
            now,
            expiresAt);
      }
    }
  }

  /** The session as it is now: revoked, expired or of a closed account there is none. */
  static Optional<Session> byHash(Connection transaction, byte[] hash, Instant now)
      throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(SELECT + "s.token_hash = ?")) {
      statement.setTimestamp(1, Timestamp.from(now));
      statement.setBytes(2, hash);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(read(rows)) : Optional.empty();
      }
    }
  }

  static Optional<Session> byId(Connection transaction, long id, Instant now) throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(SELECT + "s.id = ?")) {
      statement.setTimestamp(1, Timestamp.from(now));
      statement.setLong(2, id);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(read(rows)) : Optional.empty();
      }
    }
  }

  static List<Session> ofUser(Connection transaction, String userId, Instant now)
      throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(SELECT + "s.user_id = ? ORDER BY s.id DESC")) {
      statement.setTimestamp(1, Timestamp.from(now));
      statement.setString(2, userId);
      try (ResultSet rows = statement.executeQuery()) {
        List<Session> sessions = new ArrayList<>();
        while (rows.next()) {
          sessions.add(read(rows));
        }
        return sessions;
      }
    }
  }

  /** How many of them ended. */
  static int revoke(
      Connection transaction, String userId, Which which, long id, String by, Instant now)
      throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            """
            UPDATE users.sessions SET revoked_at = ?, revoked_by = ?
            WHERE user_id = ? AND revoked_at IS NULL AND expires_at > ? AND\s"""
                + which.condition)) {
      statement.setTimestamp(1, Timestamp.from(now));
      statement.setString(2, by);
      statement.setString(3, userId);
      statement.setTimestamp(4, Timestamp.from(now));
      statement.setLong(5, id);
      return statement.executeUpdate();
    }
  }

  /** Which of a user's sessions a number stands for. */
  enum Which {
    THIS("id = ?"),
    ALL_OTHERS("id <> ?"),
    OF_DEVICE("device_id = ?");

    private final String condition;

    Which(String condition) {
      this.condition = condition;
    }
  }

  static int living(Connection transaction, Instant now) throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            "SELECT count(*) FROM users.sessions WHERE revoked_at IS NULL AND expires_at > ?")) {
      statement.setTimestamp(1, Timestamp.from(now));
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  static void forgetBefore(Connection transaction, Instant ended) throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement("DELETE FROM users.sessions WHERE expires_at < ?")) {
      statement.setTimestamp(1, Timestamp.from(ended));
      statement.executeUpdate();
    }
  }

  private static Session read(ResultSet rows) throws SQLException {
    long number = rows.getLong("device_id");
    OptionalLong device = rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    return new Session(
        rows.getLong("id"),
        rows.getString("user_id"),
        rows.getString("username"),
        AccountRole.of(rows.getString("role")),
        rows.getBoolean("password_generated"),
        SessionKind.of(rows.getString("kind")),
        device,
        rows.getString("browser"),
        rows.getString("address"),
        rows.getTimestamp("created_at").toInstant(),
        rows.getTimestamp("expires_at").toInstant());
  }
}
