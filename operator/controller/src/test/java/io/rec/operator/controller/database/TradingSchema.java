package io.rec.operator.controller.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The tables that trading is done in, read from the services' own migrations. */
public final class TradingSchema {
  /** Up to the tables of trading, and what later releases added to the kill switch. */
  private static final List<Integer> VERSIONS = List.of(1, 2, 3, 4, 5, 17);

  private TradingSchema() {}

  /** As the owner of all objects, so that every login of the services may use them. */
  public static void migrate(DatabaseServer server) throws IOException, SQLException {
    var statements = new StringBuilder("SET ROLE rec_io_user;");
    // What Flyway makes before the first of them.
    statements.append(
        "CREATE SCHEMA system; CREATE TABLE system.flyway_schema_history (installed_rank int,"
            + " version text, description text, type text, script text, checksum int,"
            + " installed_by text, installed_on timestamp, execution_time int, success boolean);");
    for (var version : VERSIONS) {
      statements.append(migration("V" + version + "__")).append(";\n");
    }
    server.runIn("rec_io_db", statements.toString());
  }

  /** What watchdogs would have written, two minutes ago and in the quarter of an hour to come. */
  public static void watch(DatabaseServer server) throws SQLException {
    for (var symbol : new String[] {"btc", "eth"}) {
      server.runIn(
          "rec_io_db",
          """
          INSERT INTO live_data.%s_price_log ("timestamp", price)
          SELECT date_trunc('second', now()) + second * interval '1 s', 90000
          FROM generate_series(-120, 900) AS second"""
              .formatted(symbol));
    }
    server.runIn(
        "rec_io_db",
        """
        INSERT INTO system.health_status (service, overall_status, "timestamp")
        SELECT 'kalshi_api', 'healthy', now() + second * interval '1 s'
        FROM generate_series(-120, 900, 5) AS second""");
  }

  private static String migration(String prefix) throws IOException {
    var folder =
        Path.of(System.getProperty("recio.root"))
            .resolve("services/platform/src/main/resources/db/migration");
    try (var files = Files.list(folder)) {
      return Files.readString(
          files
              .filter(file -> file.getFileName().toString().startsWith(prefix))
              .findFirst()
              .orElseThrow());
    }
  }
}
