package io.rec.mainapp.signin.factor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** The second factors, {@code users.second_factors}; of the user the transaction acts for. */
final class FactorRows {

  record Stored(byte[] sealed, boolean confirmed) {}

  private FactorRows() {}

  static Optional<Stored> read(Connection transaction, String userId) throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            "SELECT secret, confirmed_at IS NOT NULL FROM users.second_factors WHERE user_id = ?")) {
      statement.setString(1, userId);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(new Stored(rows.getBytes(1), rows.getBoolean(2)))
            : Optional.empty();
      }
    }
  }

  /** A new secret in place of one that was never confirmed; false if one was. */
  static boolean begin(Connection transaction, String userId, byte[] sealed, Instant now)
      throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            """
            INSERT INTO users.second_factors AS f (user_id, secret, begun_at) VALUES (?, ?, ?)
            ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, begun_at = excluded.begun_at
            WHERE f.confirmed_at IS NULL""")) {
      statement.setString(1, userId);
      statement.setBytes(2, sealed);
      statement.setTimestamp(3, Timestamp.from(now));
      return statement.executeUpdate() == 1;
    }
  }

  /** Uses up a time step and all before it; false if it was used up already. */
  static boolean use(Connection transaction, String userId, long step, Instant now)
      throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            """
            UPDATE users.second_factors
            SET last_step = ?, confirmed_at = coalesce(confirmed_at, ?)
            WHERE user_id = ? AND last_step < ?""")) {
      statement.setLong(1, step);
      statement.setTimestamp(2, Timestamp.from(now));
      statement.setString(3, userId);
      statement.setLong(4, step);
      return statement.executeUpdate() == 1;
    }
  }

  static void remove(Connection transaction, String userId) throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement("DELETE FROM users.second_factors WHERE user_id = ?")) {
      statement.setString(1, userId);
      statement.executeUpdate();
    }
  }
}
