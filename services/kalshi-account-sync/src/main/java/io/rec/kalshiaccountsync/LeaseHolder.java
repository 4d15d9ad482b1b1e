package io.rec.kalshiaccountsync;

import io.rec.platform.persistence.Database;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Who has the lease by the database. */
@Singleton
final class LeaseHolder {

  private static final String ANOTHER =
      """
      SELECT FROM system.lease
      WHERE name = ? AND holder <> ? AND expires_at > clock_timestamp()""";

  private final Database database;
  private final RoleIdentity identity;

  LeaseHolder(Database database, RoleIdentity identity) {
    this.database = database;
    this.identity = identity;
  }

  boolean isAnother() throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(ANOTHER)) {
            statement.setString(1, AccountFactory.LEASE);
            statement.setString(2, identity.pod());
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next();
            }
          }
        });
  }
}
