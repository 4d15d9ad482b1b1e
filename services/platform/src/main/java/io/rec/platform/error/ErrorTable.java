package io.rec.platform.error;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The rows of this service in {@code system.error}. */
@Singleton
final class ErrorTable {

  private static final String COUNT =
      """
      INSERT INTO system.error AS known
        (service, fingerprint, kind, message, logger, stack, context, trace_id, release,
         first_release, first_seen, last_seen, times)
      VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (service, fingerprint) DO UPDATE
      SET kind = excluded.kind, message = excluded.message, logger = excluded.logger,
          stack = excluded.stack, context = excluded.context, trace_id = excluded.trace_id,
          release = excluded.release, last_seen = greatest(known.last_seen, excluded.last_seen),
          times = known.times + excluded.times""";

  private final Database database;
  private final RoleIdentity identity;
  private final ObjectMapper json;

  ErrorTable(Database database, RoleIdentity identity, ObjectMapper json) {
    this.database = database;
    this.identity = identity;
    this.json = json;
  }

  /** All or none; in one order, since other pods of the service count into the same rows. */
  void count(List<SeenError> errors) throws SQLException {
    List<SeenError> ordered =
        errors.stream().sorted(Comparator.comparing(SeenError::fingerprint)).toList();
    database.transaction(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            for (SeenError error : ordered) {
              bind(statement, error);
              statement.addBatch();
            }
            return statement.executeBatch().length;
          }
        });
  }

  private void bind(PreparedStatement statement, SeenError error) throws SQLException {
    statement.setString(1, identity.service());
    statement.setString(2, error.fingerprint());
    statement.setString(3, error.kind());
    statement.setString(4, error.message());
    statement.setString(5, error.logger());
    statement.setString(6, error.stack());
    statement.setString(7, text(error.context()));
    statement.setString(8, error.traceId());
    statement.setString(9, identity.version());
    statement.setString(10, identity.version());
    statement.setTimestamp(11, time(error.first()));
    statement.setTimestamp(12, time(error.last()));
    statement.setLong(13, error.times());
  }

  private static Timestamp time(Instant at) {
    return Timestamp.from(at);
  }

  private String text(Map<String, String> context) {
    try {
      return json.writeValueAsString(context);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
