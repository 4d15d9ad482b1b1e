package io.rec.mainapp.signin.lockout;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The failures of names or of addresses, {@code system.sign_in_failures}. */
final class FailureRows {

  record Count(int failures, Instant lastAt, Optional<Instant> lockedUntil) {}

  private final String kind;

  FailureRows(String kind) {
    this.kind = kind;
  }

  /** The count, made if there is none, and held for this transaction alone. */
  Count hold(Connection transaction, byte[] key, Instant now) throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            """
            INSERT INTO system.sign_in_failures AS f (kind, key, failures, last_at)
            VALUES (?, ?, 0, ?)
            ON CONFLICT (kind, key) DO UPDATE SET failures = f.failures
            RETURNING failures, last_at, locked_until""")) {
      statement.setString(1, kind);
      statement.setBytes(2, key);
      statement.setTimestamp(3, Timestamp.from(now));
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        @Nullable Timestamp until = rows.getTimestamp(3);
        return new Count(
            rows.getInt(1),
            rows.getTimestamp(2).toInstant(),
            Optional.ofNullable(until).map(Timestamp::toInstant));
      }
    }
  }

  void set(Connection transaction, byte[] key, Count count) throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            """
            UPDATE system.sign_in_failures SET failures = ?, last_at = ?, locked_until = ?
            WHERE kind = ? AND key = ?""")) {
      statement.setInt(1, count.failures());
      statement.setTimestamp(2, Timestamp.from(count.lastAt()));
      statement.setTimestamp(3, count.lockedUntil().map(Timestamp::from).orElse(null));
      statement.setString(4, kind);
      statement.setBytes(5, key);
      statement.executeUpdate();
    }
  }

  void forget(Connection transaction, byte[] key) throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            "DELETE FROM system.sign_in_failures WHERE kind = ? AND key = ?")) {
      statement.setString(1, kind);
      statement.setBytes(2, key);
      statement.executeUpdate();
    }
  }

  static int forgetBefore(Connection transaction, Instant before) throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement("DELETE FROM system.sign_in_failures WHERE last_at < ?")) {
      statement.setTimestamp(1, Timestamp.from(before));
      return statement.executeUpdate();
    }
  }
}
