package io.rec.mainapp.gateway.log;

import io.rec.mainapp.gateway.Query;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One stream of what the tables keep: the trade log, the audit trail, the steps of trades and the
 * alerts. The processes' own lines are with the cluster, not here.
 */
@Singleton
final class LogRows {

  private static final List<String> SOURCES = List.of("trade_log", "audit", "timeline", "alert");

  private static final String SQL =
      """
      SELECT at, source, component, level, text, trace, about FROM (
        SELECT "timestamp" AS at, 'trade_log' AS source, service AS component, 'info' AS level,
               message AS text, NULL AS trace, ticket_id AS about
        FROM users.trade_logs WHERE "timestamp" >= ? AND "timestamp" < ?
        UNION ALL
        SELECT at, 'audit', actor,
               CASE outcome WHEN 'refused' THEN 'warning' ELSE 'info' END,
               action || ' ' || outcome || coalesce(' by ' || rule, ''),
               coalesce(detail ->> 'trace', detail ->> 'request'),
               coalesce(detail ->> 'trade_id', detail ->> 'market')
        FROM users.audit WHERE at >= ? AND at < ?
        UNION ALL
        SELECT at, 'timeline', actor,
               CASE to_status WHEN 'error' THEN 'error' ELSE 'info' END,
               event || coalesce(': ' || from_status, '') || coalesce(' to ' || to_status, '')
                 || coalesce(', ' || nullif(why, ''), ''),
               payload ->> 'trace', 'trade:' || trade_id
        FROM users.trade_timeline WHERE at >= ? AND at < ?
        UNION ALL
        SELECT created_at, 'alert', coalesce(payload ->> 'service', ''),
               CASE payload ->> 'severity' WHEN 'critical' THEN 'error'
                    WHEN 'info' THEN 'info' ELSE 'warning' END,
               coalesce(payload ->> 'text', payload ->> 'type', 'alert'), NULL,
               coalesce(payload ->> 'about', key)
        FROM system.outbox WHERE topic = 'alert' AND created_at >= ? AND created_at < ?) AS lines
      WHERE level = ANY (?)""";

  private final Database database;

  LogRows(Database database) {
    this.database = database;
  }

  /** What is asked for. */
  record Asked(
      Optional<String> component,
      Set<String> levels,
      Optional<String> text,
      Optional<String> trace,
      Instant since,
      Instant before,
      int limit) {}

  LogPage page(Asked asked) throws SQLException {
    Query query = query(asked);
    List<LogLine> lines = database.read(connection -> query.list(connection, LogRows::line));
    return new LogPage(
        lines, SOURCES, lines.size() == asked.limit() ? lines.getLast().at().toString() : null);
  }

  private static Query query(Asked asked) {
    StringBuilder sql = new StringBuilder(SQL);
    List<Object> parameters = new ArrayList<>();
    for (int source = 0; source < SOURCES.size(); source++) {
      parameters.add(asked.since());
      parameters.add(asked.before());
    }
    parameters.add(asked.levels());
    asked
        .component()
        .ifPresent(
            name -> {
              sql.append(" AND replace(component, '_', '-') = ?");
              parameters.add(name.replace('_', '-'));
            });
    asked
        .text()
        .ifPresent(
            text -> {
              sql.append(" AND position(lower(?) IN lower(text)) > 0");
              parameters.add(text);
            });
    asked
        .trace()
        .ifPresent(
            trace -> {
              sql.append(" AND trace = ?");
              parameters.add(trace);
            });
    sql.append(" ORDER BY at DESC LIMIT ?");
    parameters.add(asked.limit());
    return new Query(sql.toString(), parameters);
  }

  private static LogLine line(ResultSet row) throws SQLException {
    return new LogLine(
        row.getTimestamp("at").toInstant(),
        row.getString("source"),
        row.getString("component"),
        row.getString("level"),
        row.getString("text"),
        row.getString("trace"),
        row.getString("about"));
  }
}
