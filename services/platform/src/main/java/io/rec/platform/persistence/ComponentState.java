package io.rec.platform.persistence;

import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;

/**
 * What a service saves at its end and finds at its next start: one JSON document for each name, in
 * {@code system.component_state}.
 */
@Singleton
public final class ComponentState {

  private final Database database;
  private final RoleIdentity identity;
  private final Clock clock;

  ComponentState(Database database, RoleIdentity identity, Clock clock) {
    this.database = database;
    this.identity = identity;
    this.clock = clock;
  }

  /** Replaces what was saved under this name. */
  public void save(String name, String json) throws SQLException {
    database.transaction(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  INSERT INTO system.component_state (component, name, state, pod, saved_at)
                  VALUES (?, ?, ?::jsonb, ?, ?)
                  ON CONFLICT (component, name) DO UPDATE
                  SET state = excluded.state, pod = excluded.pod, saved_at = excluded.saved_at
                  """)) {
            statement.setString(1, identity.component());
            statement.setString(2, name);
            statement.setString(3, json);
            statement.setString(4, identity.pod());
            statement.setTimestamp(5, Timestamp.from(clock.instant()));
            return statement.executeUpdate();
          }
        });
  }

  public Optional<String> load(String name) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT state FROM system.component_state WHERE component = ? AND name = ?")) {
            statement.setString(1, identity.component());
            statement.setString(2, name);
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
          }
        });
  }
}
