package io.rec.operator.controller.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what price watchdogs and the watchdog of the exchange's API write, as the services' login,
 * which owns it. Ages are counted by the server's clock, which is the one that all of them share.
 */
final class OutlookReading {
  /** A day that is being dropped locks its whole log; the rest of the look is worth more. */
  private static final String IN_TIME = "SET statement_timeout = '1s'";

  private static final String SUFFIX = "_price_log";

  /** Of any desk that ever used this database; who asks knows which symbols count. */
  private static final String LOGS =
      """
      SELECT relname FROM pg_class
      WHERE relnamespace = to_regnamespace('live_data') AND relkind = 'p'
        AND relname ~ '^[a-z0-9]{1,12}%s$'"""
          .formatted(SUFFIX);

  /** A price that was made up to fill a gap is none. */
  private static final String NEWEST =
      """
      SELECT '%1$s', now(),
             (SELECT "timestamp" FROM live_data.%2$s
              WHERE NOT interpolated
              ORDER BY "timestamp" DESC LIMIT 1),
             (SELECT "timestamp" FROM live_data.%2$s
              WHERE NOT interpolated AND "timestamp" <= now() - interval '%3$d s'
              ORDER BY "timestamp" DESC LIMIT 1)""";

  private static final String REPORTS =
      """
      SELECT now(),
             newest."timestamp", newest.overall_status, newest.detail,
             good."timestamp", good.overall_status, good.detail,
             EXISTS (SELECT FROM system.health_status
                     WHERE service = 'kalshi_api' AND overall_status = 'unhealthy'
                       AND "timestamp" > now() - interval '%d s')
      FROM (VALUES (1)) AS look
      LEFT JOIN LATERAL (
        SELECT "timestamp", overall_status, coalesce(health_details ->> 'detail', '') AS detail
        FROM system.health_status WHERE service = 'kalshi_api'
        ORDER BY "timestamp" DESC LIMIT 1) AS newest ON true
      LEFT JOIN LATERAL (
        SELECT "timestamp", overall_status, coalesce(health_details ->> 'detail', '') AS detail
        FROM system.health_status
        WHERE service = 'kalshi_api' AND overall_status <> 'unhealthy'
        ORDER BY "timestamp" DESC LIMIT 1) AS good ON true"""
          .formatted(Outlook.LIMIT.toSeconds());

  private OutlookReading() {}

  /** What cannot be read is part of the answer: it says nothing about the database itself. */
  static Outlook of(Connection connection) {
    try {
      Roles.execute(connection, IN_TIME);
      return new Outlook.Told(prices(connection), exchange(connection));
    } catch (SQLException e) {
      return new Outlook.Unreadable(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static Map<String, PriceTrail> prices(Connection connection) throws SQLException {
    var trails = new HashMap<String, PriceTrail>();
    var logs = logs(connection);
    if (logs.isEmpty()) {
      return trails;
    }
    var query = new ArrayList<String>();
    for (var log : logs) {
      query.add(NEWEST.formatted(log, Roles.quoted(connection, log), Outlook.LIMIT.toSeconds()));
    }
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(String.join("\nUNION ALL\n", query))) {
      while (rows.next()) {
        var now = rows.getObject(2, OffsetDateTime.class).toInstant();
        var newest = instant(rows, 3);
        if (newest != null) {
          trails.put(symbol(rows.getString(1)), PriceTrail.of(now, newest, instant(rows, 4)));
        }
      }
    }
    return trails;
  }

  private static List<String> logs(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(LOGS)) {
      var logs = new ArrayList<String>();
      while (rows.next()) {
        logs.add(rows.getString(1));
      }
      return logs;
    }
  }

  private static String symbol(String log) {
    return log.substring(0, log.length() - SUFFIX.length()).toUpperCase(Locale.ROOT);
  }

  /** A schema that is not there yet has no reports. */
  private static ExchangeWord exchange(Connection connection) throws SQLException {
    if (!Relations.exists(connection, "system.health_status")) {
      return new ExchangeWord.None();
    }
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(REPORTS)) {
      row.next();
      return ExchangeWord.of(
          row.getObject(1, OffsetDateTime.class).toInstant(),
          report(row, 2),
          report(row, 5),
          row.getBoolean(8));
    }
  }

  private static Optional<ExchangeWord.Report> report(ResultSet row, int first)
      throws SQLException {
    var at = instant(row, first);
    return at == null
        ? Optional.empty()
        : Optional.of(
            new ExchangeWord.Report(at, row.getString(first + 1), row.getString(first + 2)));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
