package io.rec.platform.events;

import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/** Forgets old facts, and remembers up to which id it did, so that no reader is misled. */
@Singleton
public final class OutboxTrimming {

  private final Database database;

  OutboxTrimming(Database database) {
    this.database = database;
  }

  /** Returns how many facts older than this were forgotten. */
  public int forgetBefore(Instant oldest) throws SQLException {
    return database.transaction(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  WITH gone AS (DELETE FROM system.outbox WHERE created_at < ? RETURNING id),
                       told AS (UPDATE system.outbox_trimmed
                                SET last_id = greatest(last_id, (SELECT max(id) FROM gone)))
                  SELECT count(*) FROM gone""")) {
            statement.setTimestamp(1, Timestamp.from(oldest));
            try (ResultSet rows = statement.executeQuery()) {
              rows.next();
              return rows.getInt(1);
            }
          }
        });
  }
}
