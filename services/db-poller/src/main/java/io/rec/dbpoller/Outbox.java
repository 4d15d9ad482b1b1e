package io.rec.dbpoller;

import io.rec.platform.persistence.Database;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The outbox table and this feed's place in it. */
@Singleton
final class Outbox {

  private final Database database;
  private final String consumer;

  Outbox(Database database, RoleIdentity identity) {
    this.database = database;
    this.consumer = identity.component();
  }

  /**
   * The id up to which this feed had announced when it was last saved; 0 at the very first start.
   */
  long savedOffset() throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT last_id FROM system.outbox_offset WHERE consumer = ?")) {
            statement.setString(1, consumer);
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next() ? rows.getLong(1) : 0L;
            }
          }
        });
  }

  /** An offset only grows: a late writer changes nothing. */
  void saveOffset(long lastId, Instant now) throws SQLException {
    database.transaction(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  INSERT INTO system.outbox_offset (consumer, last_id, updated_at) VALUES (?, ?, ?)
                  ON CONFLICT (consumer) DO UPDATE
                  SET last_id = greatest(system.outbox_offset.last_id, excluded.last_id),
                      updated_at = excluded.updated_at""")) {
            statement.setString(1, consumer);
            statement.setLong(2, lastId);
            statement.setTimestamp(3, Timestamp.from(now));
            return statement.executeUpdate();
          }
        });
  }

  List<Change> after(long id, int limit) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  SELECT id, topic, key, payload::text AS payload, created_at FROM system.outbox
                  WHERE id > ? ORDER BY id LIMIT ?""")) {
            statement.setLong(1, id);
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
              List<Change> changes = new ArrayList<>();
              while (rows.next()) {
                changes.add(
                    new Change(
                        rows.getLong("id"),
                        rows.getString("topic"),
                        rows.getString("key"),
                        rows.getString("payload"),
                        rows.getTimestamp("created_at").toInstant()));
              }
              return List.copyOf(changes);
            }
          }
        });
  }
}
