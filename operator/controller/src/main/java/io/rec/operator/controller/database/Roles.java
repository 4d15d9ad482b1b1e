package io.rec.operator.controller.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Statements about roles, each of them safe to repeat. */
final class Roles {
  /** From this server version on a grant states whether SET ROLE and inheritance are allowed. */
  private static final int GRANT_OPTIONS_SINCE = 160_000;

  private Roles() {}

  /** The role that owns every object and never logs in. */
  static void owner(Connection connection, String owner) throws SQLException {
    if (!exists(connection, owner)) {
      execute(connection, "CREATE ROLE %s NOLOGIN".formatted(quoted(connection, owner)));
    }
  }

  /** A login whose objects belong to the owner, because each of its sessions becomes the owner. */
  static void slot(Connection connection, String owner, String slot, String verifier)
      throws SQLException {
    var name = quoted(connection, slot);
    if (!exists(connection, slot)) {
      execute(connection, "CREATE ROLE %s NOLOGIN".formatted(name));
    }
    execute(
        connection,
        "GRANT %s TO %s%s"
            .formatted(
                quoted(connection, owner),
                name,
                version(connection) >= GRANT_OPTIONS_SINCE ? " WITH SET TRUE, INHERIT TRUE" : ""));
    execute(connection, "ALTER ROLE %s SET role TO %s".formatted(name, quoted(connection, owner)));
    // A verifier has no quote in it: base64, digits, dollar and colon.
    execute(connection, "ALTER ROLE %s LOGIN PASSWORD '%s'".formatted(name, verifier));
  }

  static void reopen(Connection connection, String role) throws SQLException {
    alter(connection, role, "LOGIN");
  }

  static void close(Connection connection, String role) throws SQLException {
    alter(connection, role, "NOLOGIN");
  }

  /** A slot that was never made has no password to lose. */
  static void scramble(Connection connection, String role, String verifier) throws SQLException {
    if (exists(connection, role)) {
      alter(connection, role, "NOLOGIN PASSWORD '" + verifier + "'");
    }
  }

  static void terminate(Connection connection, String role) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = ?")) {
      statement.setString(1, role);
      statement.execute();
    }
  }

  private static void alter(Connection connection, String role, String options)
      throws SQLException {
    execute(connection, "ALTER ROLE %s %s".formatted(quoted(connection, role), options));
  }

  private static boolean exists(Connection connection, String role) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
      statement.setString(1, role);
      try (var row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT current_setting('server_version_num')::int")) {
      row.next();
      return row.getInt(1);
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String quoted(Connection connection, String identifier) throws SQLException {
    try (var statement = connection.createStatement()) {
      return statement.enquoteIdentifier(identifier, true);
    }
  }
}
