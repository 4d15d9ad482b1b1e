package io.rec.systemmonitor.pager;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.rec.systemmonitor.alert.Acknowledged;
import io.rec.systemmonitor.alert.AlertCase;
import io.rec.systemmonitor.alert.AlertKey;
import io.rec.systemmonitor.alert.Delivery;
import io.rec.systemmonitor.alert.Fate;
import io.rec.systemmonitor.alert.Severity;
import io.rec.systemmonitor.alert.Signal;
import io.rec.systemmonitor.alert.Source;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An alert as columns, and back. */
@Singleton
final class AlertFields {

  private final ObjectMapper json;

  AlertFields(ObjectMapper json) {
    this.json = json;
  }

  void bind(PreparedStatement row, AlertCase alert) throws SQLException {
    Signal signal = alert.signal();
    row.setString(1, alert.id());
    row.setString(2, alert.key().service());
    row.setString(3, alert.key().type());
    row.setString(4, alert.key().about());
    row.setString(5, signal.source().word());
    row.setString(6, signal.severity().word());
    row.setString(7, signal.text());
    row.setString(8, text(signal.evidence()));
    row.setString(9, alert.cause());
    row.setTimestamp(10, Timestamp.from(alert.causeSince()));
    row.setTimestamp(11, Timestamp.from(alert.openedAt()));
    row.setTimestamp(12, Timestamp.from(alert.lastSeenAt()));
    row.setInt(13, alert.times());
    row.setString(14, alert.acknowledged().map(Acknowledged::by).orElse(null));
    row.setTimestamp(15, time(alert.acknowledged().map(Acknowledged::at)));
    row.setString(16, alert.acknowledged().map(Acknowledged::note).orElse(""));
    row.setTimestamp(17, time(alert.closedAt()));
  }

  void bind(PreparedStatement row, String alert, String step, Delivery delivery)
      throws SQLException {
    row.setString(1, alert);
    row.setString(2, step);
    row.setInt(3, delivery.attempts());
    row.setTimestamp(4, Timestamp.from(delivery.lastAttemptAt()));
    row.setTimestamp(5, time(delivery.deliveredAt()));
    row.setArray(
        6, row.getConnection().createArrayOf("text", delivery.toldBy().toArray(String[]::new)));
    row.setString(7, delivery.failure());
    row.setString(8, delivery.notice());
    row.setTimestamp(9, time(delivery.takenAt()));
    row.setString(10, delivery.fate().word());
  }

  AlertCase alert(ResultSet row, Map<String, Delivery> deliveries) throws SQLException {
    @Nullable String by = row.getString("acknowledged_by");
    return new AlertCase(
        row.getString("id"),
        signal(row, Source.of(row.getString("source")), "evidence"),
        row.getString("cause"),
        row.getTimestamp("cause_since").toInstant(),
        row.getTimestamp("opened_at").toInstant(),
        row.getTimestamp("last_seen_at").toInstant(),
        row.getInt("times"),
        by == null
            ? Optional.empty()
            : Optional.of(
                new Acknowledged(
                    by, row.getTimestamp("acknowledged_at").toInstant(), row.getString("note"))),
        instant(row.getTimestamp("closed_at")),
        deliveries);
  }

  Signal raised(ResultSet row) throws SQLException {
    return signal(row, Source.SERVICE, "details");
  }

  /** By alert and step, for the alerts that a condition selects. */
  Map<String, Map<String, Delivery>> deliveries(Connection connection, String which)
      throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                """
                SELECT * FROM system.alert_delivery
                WHERE alert IN (SELECT id FROM system.alert WHERE %s)"""
                    .formatted(which));
        ResultSet rows = statement.executeQuery()) {
      Map<String, Map<String, Delivery>> all = new HashMap<>();
      while (rows.next()) {
        all.computeIfAbsent(rows.getString("alert"), alert -> new HashMap<>())
            .put(rows.getString("step"), delivery(rows));
      }
      return all;
    }
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getString("notice"),
        row.getInt("attempts"),
        row.getTimestamp("last_attempt_at").toInstant(),
        instant(row.getTimestamp("taken_at")),
        Fate.of(row.getString("fate")),
        instant(row.getTimestamp("delivered_at")),
        List.of((String[]) row.getArray("told_by").getArray()),
        row.getString("failure"));
  }

  private Signal signal(ResultSet row, Source source, String evidence) throws SQLException {
    return new Signal(
        new AlertKey(row.getString("service"), row.getString("type"), row.getString("about")),
        source,
        Severity.of(row.getString("severity")),
        row.getString("text"),
        map(row.getString(evidence)));
  }

  private static Optional<Instant> instant(@Nullable Timestamp time) {
    return Optional.ofNullable(time).map(Timestamp::toInstant);
  }

  private static @Nullable Timestamp time(Optional<Instant> at) {
    return at.map(Timestamp::from).orElse(null);
  }

  private String text(Map<String, String> map) {
    try {
      return json.writeValueAsString(map);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private Map<String, String> map(String text) {
    try {
      @Nullable Map<String, String> read =
          json.readValue(text, Argument.mapOf(String.class, String.class));
      return read == null ? Map.of() : read;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
