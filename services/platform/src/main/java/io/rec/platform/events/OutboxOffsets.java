package io.rec.platform.events;

import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.OptionalLong;

/** How far each consumer has come, by name. An offset only grows: a late writer changes nothing. */
@Singleton
public final class OutboxOffsets {

  private static final String HOLD =
      "SELECT last_id FROM system.outbox_offset WHERE consumer = ? FOR UPDATE";

  private final Database database;
  private final Clock clock;

  OutboxOffsets(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The stored offset; 0 for a consumer that never stored one. */
  public long load(String consumer) throws SQLException {
    return database.read(
        connection ->
            stored(
                    connection,
                    "SELECT last_id FROM system.outbox_offset WHERE consumer = ?",
                    consumer)
                .orElse(0));
  }

  public void save(String consumer, long offset) throws SQLException {
    database.transaction(connection -> save(connection, consumer, offset));
  }

  /** Saves in the caller's transaction. */
  int save(Connection transaction, String consumer, long offset) throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            """
            INSERT INTO system.outbox_offset (consumer, last_id, updated_at) VALUES (?, ?, ?)
            ON CONFLICT (consumer) DO UPDATE
            SET last_id = greatest(system.outbox_offset.last_id, excluded.last_id),
                updated_at = excluded.updated_at""")) {
      statement.setString(1, consumer);
      statement.setLong(2, offset);
      statement.setTimestamp(3, Timestamp.from(clock.instant()));
      return statement.executeUpdate();
    }
  }

  /** The stored offset, held against every other process of the same consumer until the end. */
  long hold(Connection transaction, String consumer) throws SQLException {
    OptionalLong held = stored(transaction, HOLD, consumer);
    if (held.isPresent()) {
      return held.getAsLong();
    }
    save(transaction, consumer, 0);
    return stored(transaction, HOLD, consumer).orElse(0);
  }

  private static OptionalLong stored(Connection connection, String query, String consumer)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, consumer);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
      }
    }
  }
}
