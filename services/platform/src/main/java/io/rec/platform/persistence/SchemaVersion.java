package io.rec.platform.persistence;

import io.rec.platform.role.Reason;
import io.rec.platform.role.Waiting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The version of the schema: what this release needs, and what the database has. */
public final class SchemaVersion {

  /** The newest file in {@code db/migration}; a test compares the two. */
  public static final int REQUIRED = 18;

  private SchemaVersion() {}

  static int read(Connection connection) throws SQLException {
    boolean migrated =
        number(connection, "SELECT count(to_regclass('system.schema_version'))") == 1;
    return migrated ? number(connection, "SELECT version FROM system.schema_version") : 0;
  }

  private static int number(Connection connection, String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  public static Waiting outdated(int version) {
    return new Waiting(
        "database schema",
        Reason.SCHEMA_OUTDATED,
        version == 0
            ? "no migration has run, version %d is needed".formatted(REQUIRED)
            : "version %d, %d is needed".formatted(version, REQUIRED));
  }
}
