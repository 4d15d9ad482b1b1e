package io.rec.mainapp;

import io.rec.platform.health.Part;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How quickly the database answers and how many connections are busy. */
@Singleton
final class DatabaseFigures {

  private static final String ACTIVE =
      "SELECT count(*) AS active_connections FROM pg_stat_activity WHERE state = 'active'";

  private final Database database;

  DatabaseFigures(Database database) {
    this.database = database;
  }

  /** Not asked while it is known to be away: each question would cost the pool's whole timeout. */
  Map<String, Object> block(Part part) {
    Map<String, Object> block = new LinkedHashMap<>();
    if (part.bad()) {
      block.put("status", part.verdict().word());
      block.put("reason", part.detail());
      return block;
    }
    long began = System.nanoTime();
    try {
      int connections = database.transaction(DatabaseFigures::active);
      block.put("status", part.verdict().word());
      block.put("response_time", Duration.ofNanos(System.nanoTime() - began).toMillis());
      block.put("connections", connections);
    } catch (SQLException failed) {
      block.put("status", Part.Verdict.UNHEALTHY.word());
      block.put("reason", Database.waiting(failed).detail());
    }
    return block;
  }

  /**
   * As the login itself: the owner, whose role every session takes, may not see what the sessions
   * of its members do.
   */
  private static int active(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL ROLE NONE");
      try (ResultSet rows = statement.executeQuery(ACTIVE)) {
        return rows.next() ? rows.getInt(1) : 0;
      }
    }
  }
}
