package io.rec.mainapp.signin.device;

import io.rec.mainapp.signin.caller.Caller;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The remembered devices, {@code users.devices}, and their tokens, {@code users.device_tokens}. */
final class DeviceRows {

  private static final String LIVING = " revoked_at IS NULL AND expires_at > ? ";

  /** A token with its device; since when it is no longer the newest, if it is not. */
  record Found(Device device, Optional<Instant> replacedAt) {}

  private DeviceRows() {}

  static Device add(
      Connection transaction, String userId, Caller caller, Instant now, Instant expiresAt)
      throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            """
            INSERT INTO users.devices (user_id, browser, address, first_seen, last_used, expires_at)
            VALUES (?, ?, ?, ?, ?, ?) RETURNING id""")) {
      statement.setString(1, userId);
      statement.setString(2, caller.userAgent());
      statement.setString(3, caller.addressText());
      statement.setTimestamp(4, Timestamp.from(now));
      statement.setTimestamp(5, Timestamp.from(now));
      statement.setTimestamp(6, Timestamp.from(expiresAt));
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return new Device(
            rows.getLong(1), userId, caller.userAgent(), caller.addressText(), now, now);
      }
    }
  }

  static void addToken(Connection transaction, Device device, byte[] hash, Instant now)
      throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            """
            INSERT INTO users.device_tokens (token_hash, user_id, device_id, issued_at)
            VALUES (?, ?, ?, ?)""")) {
      statement.setBytes(1, hash);
      statement.setString(2, device.userId());
      statement.setLong(3, device.id());
      statement.setTimestamp(4, Timestamp.from(now));
      statement.executeUpdate();
    }
  }

  /** Of a device that is still remembered; held for this transaction, so that one tab is first. */
  static Optional<Found> hold(Connection transaction, byte[] hash, Instant now)
      throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            """
            SELECT d.id, d.user_id, d.browser, d.address, d.first_seen, d.last_used, t.replaced_at
            FROM users.device_tokens t JOIN users.devices d ON d.id = t.device_id
            WHERE t.token_hash = ? AND\s"""
                + LIVING
                + "FOR UPDATE")) {
      statement.setBytes(1, hash);
      statement.setTimestamp(2, Timestamp.from(now));
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        @Nullable Timestamp replaced = rows.getTimestamp("replaced_at");
        return Optional.of(
            new Found(read(rows), Optional.ofNullable(replaced).map(Timestamp::toInstant)));
      }
    }
  }

  static void replaced(Connection transaction, byte[] hash, Instant now) throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            "UPDATE users.device_tokens SET replaced_at = ? WHERE token_hash = ?")) {
      statement.setTimestamp(1, Timestamp.from(now));
      statement.setBytes(2, hash);
      statement.executeUpdate();
    }
  }

  static void used(
      Connection transaction, Device device, Caller caller, Instant now, Instant expiresAt)
      throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            """
            UPDATE users.devices SET last_used = ?, expires_at = ?, browser = ?, address = ?
            WHERE id = ?""")) {
      statement.setTimestamp(1, Timestamp.from(now));
      statement.setTimestamp(2, Timestamp.from(expiresAt));
      statement.setString(3, caller.userAgent());
      statement.setString(4, caller.addressText());
      statement.setLong(5, device.id());
      statement.executeUpdate();
    }
  }

  static List<Device> ofUser(Connection transaction, String userId, Instant now)
      throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            """
            SELECT id, user_id, browser, address, first_seen, last_used FROM users.devices
            WHERE user_id = ? AND"""
                + LIVING
                + "ORDER BY last_used DESC, id DESC")) {
      statement.setString(1, userId);
      statement.setTimestamp(2, Timestamp.from(now));
      try (ResultSet rows = statement.executeQuery()) {
        List<Device> devices = new ArrayList<>();
        while (rows.next()) {
          devices.add(read(rows));
        }
        return devices;
      }
    }
  }

  /** Whether it was remembered until now. */
  static boolean revoke(Connection transaction, String userId, long id, String by, Instant now)
      throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            "UPDATE users.devices SET revoked_at = ?, revoked_by = ? WHERE user_id = ? AND id = ? AND"
                + LIVING)) {
      statement.setTimestamp(1, Timestamp.from(now));
      statement.setString(2, by);
      statement.setString(3, userId);
      statement.setLong(4, id);
      statement.setTimestamp(5, Timestamp.from(now));
      return statement.executeUpdate() == 1;
    }
  }

  static void forgetBefore(Connection transaction, Instant ended) throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            "DELETE FROM users.devices WHERE expires_at < ? OR revoked_at < ?")) {
      statement.setTimestamp(1, Timestamp.from(ended));
      statement.setTimestamp(2, Timestamp.from(ended));
      statement.executeUpdate();
    }
  }

  private static Device read(ResultSet rows) throws SQLException {
    return new Device(
        rows.getLong("id"),
        rows.getString("user_id"),
        rows.getString("browser"),
        rows.getString("address"),
        rows.getTimestamp("first_seen").toInstant(),
        rows.getTimestamp("last_used").toInstant());
  }
}
