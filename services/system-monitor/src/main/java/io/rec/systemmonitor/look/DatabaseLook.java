package io.rec.systemmonitor.look;

import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks PostgreSQL about itself. */
@Singleton
public final class DatabaseLook {

  /** Sessions of other logins show neither their kind nor their state, but that they are there. */
  private static final String CONNECTIONS =
      """
      SELECT coalesce(nullif(application_name, ''), 'unnamed'), count(*), count(state),
             count(*) FILTER (WHERE state = 'active'),
             count(*) FILTER (WHERE datname = current_database())
      FROM pg_stat_activity WHERE datid IS NOT NULL GROUP BY 1""";

  /**
   * Services work as the owner of the tables, who may not look into their sessions; their login,
   * which is the same for all of them, may.
   */
  private static final String AS_LOGIN = "SET LOCAL ROLE NONE";

  private static final String LIMITS =
      "SELECT current_setting('max_connections')::integer, pg_database_size(current_database())";

  private static final String RUNNING =
      """
      SELECT left(query, 300), extract(epoch FROM clock_timestamp() - query_start), 1
      FROM pg_stat_activity
      WHERE state = 'active' AND datid IS NOT NULL AND pid <> pg_backend_pid()
        AND query_start < clock_timestamp() - interval '1 second'
      ORDER BY query_start LIMIT 10""";

  /** Its mean column was called otherwise before PostgreSQL 13. */
  private static final String STATEMENTS =
      """
      SELECT left(query, 300), mean_exec_time / 1000, calls FROM pg_stat_statements
      WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND mean_exec_time > 100
      ORDER BY total_exec_time DESC LIMIT 10""";

  private static final String HAS_STATEMENTS =
      "SELECT count(*) FROM pg_extension WHERE extname = 'pg_stat_statements'";

  private static final String BLOAT =
      """
      SELECT schemaname || '.' || relname, n_live_tup, n_dead_tup,
             100.0 * n_dead_tup / (n_live_tup + n_dead_tup)
      FROM pg_stat_user_tables
      WHERE n_dead_tup > 1000 AND n_dead_tup > 0.2 * (n_live_tup + n_dead_tup)
      ORDER BY n_dead_tup DESC LIMIT 10""";

  private final Database database;

  DatabaseLook(Database database) {
    this.database = database;
  }

  public DatabaseFigures look() throws SQLException {
    return database.transaction(DatabaseLook::figures);
  }

  private static DatabaseFigures figures(Connection connection) throws SQLException {
    double seconds = roundTrip(connection);
    boolean statements = count(connection, HAS_STATEMENTS) > 0;
    // What was executed as the owner is shown to the owner.
    List<DatabaseFigures.Slow> slow = statements ? slow(connection, STATEMENTS) : List.of();
    try (PreparedStatement login = connection.prepareStatement(AS_LOGIN)) {
      login.execute();
    }
    Sessions sessions = sessions(connection);
    try (PreparedStatement statement = connection.prepareStatement(LIMITS);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return new DatabaseFigures(
          "healthy",
          seconds,
          sessions.all(),
          sessions.seen() ? sessions.active() : null,
          rows.getInt(1),
          sessions.byService(),
          rows.getLong(2),
          statements ? slow : slow(connection, RUNNING),
          statements
              ? "pg_stat_statements"
              : "statements running now; the extension pg_stat_statements is not installed",
          bloat(connection));
    }
  }

  /** Who is connected; seen says whether what they do is visible. */
  private record Sessions(int all, int active, boolean seen, Map<String, Integer> byService) {}

  private static Sessions sessions(Connection connection) throws SQLException {
    Map<String, Integer> byService = new TreeMap<>();
    int all = 0;
    int states = 0;
    int active = 0;
    try (PreparedStatement statement = connection.prepareStatement(CONNECTIONS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        all += rows.getInt(2);
        states += rows.getInt(3);
        active += rows.getInt(4);
        if (rows.getInt(5) > 0) {
          byService.put(rows.getString(1), rows.getInt(5));
        }
      }
    }
    return new Sessions(all, active, states > 0, byService);
  }

  private static double roundTrip(Connection connection) throws SQLException {
    long began = System.nanoTime();
    count(connection, "SELECT 1");
    return Math.round((System.nanoTime() - began) / 1e3) / 1e6;
  }

  private static long count(Connection connection, String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  private static List<DatabaseFigures.Slow> slow(Connection connection, String query)
      throws SQLException {
    List<DatabaseFigures.Slow> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(
            new DatabaseFigures.Slow(
                rows.getString(1), Math.round(rows.getDouble(2) * 1000) / 1e3, rows.getLong(3)));
      }
    }
    return found;
  }

  private static List<DatabaseFigures.Bloat> bloat(Connection connection) throws SQLException {
    List<DatabaseFigures.Bloat> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(BLOAT);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(
            new DatabaseFigures.Bloat(
                rows.getString(1),
                rows.getLong(2),
                rows.getLong(3),
                Math.round(rows.getDouble(4) * 10) / 10.0));
      }
    }
    return found;
  }
}
