package io.rec.systemmonitor.error;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of {@code system.error}, read. */
@Singleton
final class ErrorRows {

  private static final String COLUMNS =
      """
      SELECT service, fingerprint, kind, message, logger, %s, context, trace_id, first_release,
             release, first_seen, last_seen, times
      FROM system.error\s""";

  private final Database database;
  private final ObjectMapper json;

  ErrorRows(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** The newest first; an empty service means all. */
  List<KnownError> since(Instant since, String service, int limit) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  COLUMNS.formatted("''")
                      + "WHERE last_seen >= ? AND (? = '' OR service = ?)"
                      + " ORDER BY last_seen DESC LIMIT ?")) {
            statement.setTimestamp(1, Timestamp.from(since));
            statement.setString(2, service);
            statement.setString(3, service);
            statement.setInt(4, limit);
            return read(statement);
          }
        });
  }

  Optional<KnownError> find(String service, String fingerprint) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  COLUMNS.formatted("stack") + "WHERE service = ? AND fingerprint = ?")) {
            statement.setString(1, service);
            statement.setString(2, fingerprint);
            return read(statement).stream().findFirst();
          }
        });
  }

  /** By service, when it was ready for the first time ever; a component writes its own start. */
  Map<String, Instant> firstReady() throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement(
                      """
                      SELECT replace(component, '-', '_'), min(ready_at)
                      FROM system.component_start WHERE ready_at IS NOT NULL GROUP BY 1""");
              ResultSet rows = statement.executeQuery()) {
            Map<String, Instant> ready = new HashMap<>();
            while (rows.next()) {
              ready.put(rows.getString(1), rows.getTimestamp(2).toInstant());
            }
            return ready;
          }
        });
  }

  private List<KnownError> read(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<KnownError> errors = new ArrayList<>();
      while (rows.next()) {
        errors.add(
            new KnownError(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6),
                context(rows.getString(7)),
                rows.getString(8),
                rows.getString(9),
                rows.getString(10),
                rows.getTimestamp(11).toInstant(),
                rows.getTimestamp(12).toInstant(),
                rows.getLong(13),
                Grave.is(rows.getString(3), rows.getString(4))));
      }
      return errors;
    }
  }

  private Map<String, String> context(String text) {
    try {
      @Nullable Map<String, String> read =
          json.readValue(text, Argument.mapOf(String.class, String.class));
      return read == null ? Map.of() : read;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
