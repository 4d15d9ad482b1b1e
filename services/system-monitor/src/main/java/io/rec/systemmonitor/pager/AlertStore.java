package io.rec.systemmonitor.pager;

import io.rec.platform.persistence.Database;
import io.rec.systemmonitor.alert.AlertCase;
import io.rec.systemmonitor.alert.Delivery;
import io.rec.systemmonitor.alert.Signal;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The rows of {@code system.alert} and {@code system.alert_delivery}. */
@Singleton
final class AlertStore {

  private static final String INSERT =
      """
      INSERT INTO system.alert
        (id, service, type, about, source, severity, text, evidence, cause, cause_since, opened_at,
         last_seen_at, times, acknowledged_by, acknowledged_at, note, closed_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

  private static final String SAVE =
      INSERT
          + """

            ON CONFLICT (id) DO UPDATE
            SET severity = excluded.severity, text = excluded.text, evidence = excluded.evidence,
                cause = excluded.cause, cause_since = excluded.cause_since,
                last_seen_at = excluded.last_seen_at, times = excluded.times,
                acknowledged_by = excluded.acknowledged_by,
                acknowledged_at = excluded.acknowledged_at, note = excluded.note,
                closed_at = excluded.closed_at""";

  private static final String DELIVERY =
      """
      INSERT INTO system.alert_delivery
        (alert, step, attempts, last_attempt_at, delivered_at, told_by, failure, notice, taken_at,
         fate)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (alert, step) DO UPDATE
      SET attempts = excluded.attempts, last_attempt_at = excluded.last_attempt_at,
          delivered_at = excluded.delivered_at, told_by = excluded.told_by,
          failure = excluded.failure, notice = excluded.notice, taken_at = excluded.taken_at,
          fate = excluded.fate""";

  private static final String END_OTHER =
      """
      UPDATE system.alert SET closed_at = ?
      WHERE service = ? AND type = ? AND about = ? AND closed_at IS NULL AND id <> ?""";

  private static final String PRUNE =
      "DELETE FROM system.alert WHERE closed_at < now() - interval '90 days'";

  private final Database database;
  private final AlertFields fields;

  AlertStore(Database database, AlertFields fields) {
    this.database = database;
    this.fields = fields;
  }

  /** Those that are open, and those that ended so lately that somebody may have to be told. */
  List<AlertCase> unfinished() throws SQLException {
    return database.read(
        connection ->
            select(
                connection,
                "closed_at IS NULL OR closed_at > now() - interval '1 hour'",
                "ORDER BY opened_at",
                10_000));
  }

  /** The newest first, open or not. */
  List<AlertCase> newest(int limit) throws SQLException {
    return database.read(
        connection -> select(connection, "true", "ORDER BY opened_at DESC", limit));
  }

  /** What services have raised and not cleared: the truth, whatever was missed. */
  List<Signal> raised() throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement(
                      "SELECT service, type, about, severity, text, details FROM system.raised_alert");
              ResultSet rows = statement.executeQuery()) {
            List<Signal> signals = new ArrayList<>();
            while (rows.next()) {
              signals.add(fields.raised(rows));
            }
            return signals;
          }
        });
  }

  /** All or none. What ended comes first: of one key only one may be open. */
  void save(List<AlertCase> alerts) throws SQLException {
    List<AlertCase> ordered =
        alerts.stream().sorted(Comparator.comparing(AlertCase::open)).toList();
    database.transaction(
        connection -> {
          try (PreparedStatement alert = connection.prepareStatement(SAVE);
              PreparedStatement delivery = connection.prepareStatement(DELIVERY)) {
            for (AlertCase each : ordered) {
              fields.bind(alert, each);
              alert.addBatch();
              for (Map.Entry<String, Delivery> told : each.deliveries().entrySet()) {
                fields.bind(delivery, each.id(), told.getKey(), told.getValue());
                delivery.addBatch();
              }
            }
            alert.executeBatch();
            return delivery.executeBatch().length;
          }
        });
  }

  /** In place of the one of its key that it follows, if there is one. */
  void addIfAbsent(Connection transaction, AlertCase alert) throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(END_OTHER)) {
      statement.setTimestamp(1, Timestamp.from(alert.openedAt()));
      statement.setString(2, alert.key().service());
      statement.setString(3, alert.key().type());
      statement.setString(4, alert.key().about());
      statement.setString(5, alert.id());
      statement.executeUpdate();
    }
    try (PreparedStatement statement =
        transaction.prepareStatement(INSERT + " ON CONFLICT DO NOTHING")) {
      fields.bind(statement, alert);
      statement.executeUpdate();
    }
  }

  /** Returns how many went. */
  int prune() throws SQLException {
    return database.transaction(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(PRUNE)) {
            return statement.executeUpdate();
          }
        });
  }

  private List<AlertCase> select(Connection connection, String which, String order, int limit)
      throws SQLException {
    Map<String, Map<String, Delivery>> deliveries = fields.deliveries(connection, which);
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT * FROM system.alert WHERE (%s) %s LIMIT ?".formatted(which, order))) {
      statement.setInt(1, limit);
      try (ResultSet rows = statement.executeQuery()) {
        List<AlertCase> alerts = new ArrayList<>();
        while (rows.next()) {
          alerts.add(fields.alert(rows, deliveries.getOrDefault(rows.getString("id"), Map.of())));
        }
        return alerts;
      }
    }
  }
}
