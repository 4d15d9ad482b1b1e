package io.rec.mainapp.roster;

import io.rec.mainapp.roster.MonitorView.DatabaseBlock;
import io.rec.platform.health.Part;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** How quickly the database answers and how many connections are busy. */
@Singleton
public final class DatabaseFigures {

  private static final String ACTIVE =
      "SELECT count(*) AS active_connections FROM pg_stat_activity WHERE state = 'active'";

  private final Database database;

  DatabaseFigures(Database database) {
    this.database = database;
  }

  /** Not asked while it is known to be away: each question would cost the pool's whole timeout. */
  public DatabaseBlock block(Part part) {
    if (part.bad()) {
      return new DatabaseBlock(part.verdict().word(), part.detail(), null, null);
    }
    long began = System.nanoTime();
    try {
      int connections = database.transaction(DatabaseFigures::active);
      return new DatabaseBlock(
          part.verdict().word(),
          null,
          Duration.ofNanos(System.nanoTime() - began).toMillis(),
          connections);
    } catch (SQLException failed) {
      return new DatabaseBlock(
          Part.Verdict.UNHEALTHY.word(), Database.waiting(failed).detail(), null, null);
    }
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
