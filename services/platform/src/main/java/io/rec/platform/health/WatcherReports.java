package io.rec.platform.health;

import io.rec.platform.health.Part.Verdict;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.DatabaseNeed;
import io.rec.platform.role.Role;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Rows of system.health_status, written by whoever watches something and read by all others. */
@Singleton
public final class WatcherReports {

  private static final Duration KEPT = Duration.ofDays(1);
  private static final Duration FRESH = Duration.ofSeconds(15);

  private final Role role;
  private final Database database;
  private final DatabaseWatch watch;

  WatcherReports(Role role, Database database, DatabaseWatch watch) {
    this.role = role;
    this.database = database;
    this.watch = watch;
  }

  /**
   * Adds a row; {@code service} is a name such as kalshi_api, {@code detail} says why it is bad.
   */
  public void report(String service, Verdict verdict, String detail) throws SQLException {
    database.transaction(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  INSERT INTO system.health_status (service, overall_status, health_details)
                  VALUES (?, ?, jsonb_build_object('detail', ?::text))
                  """)) {
            statement.setString(1, service);
            statement.setString(2, verdict.word());
            statement.setString(3, detail);
            statement.executeUpdate();
          }
          return forgetOld(connection, service);
        });
  }

  /** A report every few seconds is a table without an end. */
  private static int forgetOld(Connection connection, String service) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            DELETE FROM system.health_status
            WHERE service = ? AND "timestamp" < now() - make_interval(secs => ?)
            """)) {
      statement.setString(1, service);
      statement.setDouble(2, KEPT.toSeconds());
      return statement.executeUpdate();
    }
  }

  Optional<Part> fresh(String service) {
    if (role.database() == DatabaseNeed.NONE || watch.problem().isPresent()) {
      return Optional.empty();
    }
    try {
      return database.read(
          connection -> {
            try (PreparedStatement statement =
                connection.prepareStatement(
                    """
                    SELECT overall_status, coalesce(health_details->>'detail', '')
                    FROM system.health_status
                    WHERE service = ? AND "timestamp" > now() - make_interval(secs => ?)
                    ORDER BY "timestamp" DESC LIMIT 1
                    """)) {
              statement.setString(1, service);
              statement.setDouble(2, FRESH.toSeconds());
              try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                    ? Optional.of(part(rows.getString(1), rows.getString(2)))
                    : Optional.empty();
              }
            }
          });
    } catch (SQLException noReport) {
      // The database's own part tells what is wrong with it.
      return Optional.empty();
    }
  }

  private static Part part(String word, String detail) {
    return word.equals(Verdict.HEALTHY.word())
        ? Part.healthy()
        : new Part(
            word.equals(Verdict.DEGRADED.word()) ? Verdict.DEGRADED : Verdict.UNHEALTHY, detail);
  }
}
