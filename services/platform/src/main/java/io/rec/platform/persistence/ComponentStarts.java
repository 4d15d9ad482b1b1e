package io.rec.platform.persistence;

import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/** The register of starts: which pod of which component and version came up when. */
@Singleton
public final class ComponentStarts {

  private final Database database;
  private final RoleIdentity identity;

  ComponentStarts(Database database, RoleIdentity identity) {
    this.database = database;
    this.identity = identity;
  }

  public void started(Instant readyAt) throws SQLException {
    database.transaction(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  INSERT INTO system.component_start (component, pod, version, started_at, ready_at)
                  VALUES (?, ?, ?, ?, ?)
                  ON CONFLICT (component, pod, started_at) DO UPDATE SET ready_at = excluded.ready_at
                  """)) {
            statement.setString(1, identity.component());
            statement.setString(2, identity.pod());
            statement.setString(3, identity.version());
            statement.setTimestamp(4, Timestamp.from(identity.startedAt()));
            statement.setTimestamp(5, Timestamp.from(readyAt));
            return statement.executeUpdate();
          }
        });
  }
}
