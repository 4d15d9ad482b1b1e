package io.rec.systemmonitor;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.health.PeerState;
import io.rec.platform.persistence.Database;
import io.rec.systemmonitor.look.ServiceFigures;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a round to system.health_status: one row for the system and one for each service. */
@Singleton
final class HealthTable {

  /** The service name of the rows about the whole system. */
  static final String SYSTEM = "system";

  private static final Duration KEPT = Duration.ofDays(1);

  private final Database database;
  private final ObjectMapper json;

  HealthTable(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** All rows of a round or none. */
  void write(SystemReport report) throws SQLException {
    database.transaction(
        connection -> {
          writeSystem(connection, report);
          return writeServices(connection, report);
        });
  }

  /** Returns how many old rows went. */
  int prune(Instant now) throws SQLException {
    return database.transaction(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "DELETE FROM system.health_status WHERE \"timestamp\" < ?")) {
            statement.setTimestamp(1, Timestamp.from(now.minus(KEPT)));
            return statement.executeUpdate();
          }
        });
  }

  private void writeSystem(Connection connection, SystemReport report) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            INSERT INTO system.health_status
              (service, overall_status, cpu_percent, memory_percent, disk_percent, database_status,
               services_healthy, services_total, failed_services, "timestamp", supervisor_status,
               health_details)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""")) {
      statement.setString(1, SYSTEM);
      statement.setString(2, report.overallStatus());
      number(statement, 3, report.systemResources().cpuPercent());
      number(statement, 4, report.systemResources().memoryPercent());
      number(statement, 5, report.systemResources().diskPercent());
      statement.setString(6, report.databaseStatus());
      statement.setInt(7, report.servicesHealthy());
      statement.setInt(8, report.servicesTotal());
      statement.setArray(
          9, connection.createArrayOf("text", report.failedServices().toArray(String[]::new)));
      statement.setTimestamp(10, Timestamp.from(report.timestamp()));
      statement.setString(11, supervisor(report));
      statement.setString(12, text(report.database()));
      statement.executeUpdate();
    }
  }

  private int writeServices(Connection connection, SystemReport report) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            INSERT INTO system.health_status
              (service, overall_status, cpu_percent, memory_percent, disk_percent, health_details,
               "timestamp")
            VALUES (?, ?, ?, ?, ?,
              jsonb_build_object('detail', ?::text, 'answered_in_ms', ?::bigint) || ?::jsonb, ?)""")) {
      for (PeerState state : report.services()) {
        ServiceFigures figures =
            report.figures().getOrDefault(state.component(), ServiceFigures.NONE);
        statement.setString(1, state.component().replace('-', '_'));
        statement.setString(2, word(state.condition()));
        number(statement, 3, figures.cpuPercent());
        number(statement, 4, figures.memoryPercent());
        number(statement, 5, figures.diskPercent());
        statement.setString(6, state.detail());
        statement.setLong(7, state.answeredInMillis());
        statement.setString(8, text(figures));
        statement.setTimestamp(9, Timestamp.from(report.timestamp()));
        statement.addBatch();
      }
      return statement.executeBatch().length;
    }
  }

  private static @Nullable String supervisor(SystemReport report) {
    return Optional.ofNullable(report.outside().get("supervisor"))
        .map(SystemReport.OutsidePart::status)
        .orElse(null);
  }

  private String text(Object details) {
    try {
      return json.writeValueAsString(details);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  static String word(PeerState.Condition condition) {
    return switch (condition) {
      case READY -> "healthy";
      case WAITING -> "degraded";
      case SILENT -> "unhealthy";
    };
  }

  private static void number(PreparedStatement statement, int index, @Nullable Double value)
      throws SQLException {
    if (value == null) {
      statement.setNull(index, Types.NUMERIC);
    } else {
      statement.setDouble(index, value);
    }
  }
}
