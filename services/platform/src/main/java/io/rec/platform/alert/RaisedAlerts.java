package io.rec.platform.alert;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.rec.domain.trade.Effect.Severity;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of this service in {@code system.raised_alert}. */
@Singleton
final class RaisedAlerts {

  private final Database database;
  private final RoleIdentity identity;
  private final ObjectMapper json;

  RaisedAlerts(Database database, RoleIdentity identity, ObjectMapper json) {
    this.database = database;
    this.identity = identity;
    this.json = json;
  }

  List<Alert> all() throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  SELECT type, about, severity, text, details FROM system.raised_alert
                  WHERE service = ?""")) {
            statement.setString(1, identity.service());
            try (ResultSet rows = statement.executeQuery()) {
              List<Alert> alerts = new ArrayList<>();
              while (rows.next()) {
                alerts.add(
                    new Alert(
                        rows.getString(1),
                        rows.getString(2),
                        Severity.valueOf(rows.getString(3).toUpperCase(Locale.ROOT)),
                        rows.getString(4),
                        details(rows.getString(5))));
              }
              return alerts;
            }
          }
        });
  }

  /** False when it is there already. */
  boolean add(Connection transaction, Alert alert, Instant now) throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            """
            INSERT INTO system.raised_alert
              (service, type, about, severity, text, details, raised_at)
            VALUES (?, ?, ?, ?, ?, ?::jsonb, ?) ON CONFLICT DO NOTHING""")) {
      statement.setString(1, identity.service());
      statement.setString(2, alert.type());
      statement.setString(3, alert.key());
      statement.setString(4, alert.severity().name().toLowerCase(Locale.ROOT));
      statement.setString(5, alert.text());
      statement.setString(6, text(alert.details()));
      statement.setTimestamp(7, Timestamp.from(now));
      return statement.executeUpdate() == 1;
    }
  }

  /** False when it is gone already. */
  boolean remove(Connection transaction, Alert alert) throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            "DELETE FROM system.raised_alert WHERE service = ? AND type = ? AND about = ?")) {
      statement.setString(1, identity.service());
      statement.setString(2, alert.type());
      statement.setString(3, alert.key());
      return statement.executeUpdate() == 1;
    }
  }

  private String text(Map<String, String> details) {
    try {
      return json.writeValueAsString(details);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private Map<String, String> details(String text) {
    try {
      @Nullable Map<String, String> read =
          json.readValue(text, Argument.mapOf(String.class, String.class));
      return read == null ? Map.of() : read;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
