package io.rec.operator.controller.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The role that reads every row for a copy, as a server has it. On our own image it is there from
 * the first start.
 *
 * @param administrator the login that becomes it
 * @param server its major version
 * @param bypasses it reads behind row-level security, which ends a dump at the first table else
 * @param reads every table, those of tomorrow too
 * @param lent the administrator may become it
 */
public record DumpRole(
    String administrator,
    int server,
    boolean present,
    boolean bypasses,
    boolean reads,
    boolean lent) {
  /** What k8s/images/postgres/backup becomes. */
  static final String NAME = "rec_io_backup";

  /** Until then whoever is a member may become the role. */
  private static final int OPTIONS_SINCE = 16;

  private static final String STATE =
      """
      SELECT role.rolbypassrls OR role.rolsuper,
             pg_has_role(role.oid, 'pg_read_all_data'::name, 'USAGE'),
             coalesce((SELECT pg_has_role(login.oid, role.oid, ?) FROM pg_roles login
                       WHERE login.rolname = ?), false)
      FROM pg_roles role WHERE role.rolname = ?""";

  /** Anybody who is logged in may ask. */
  static DumpRole of(Connection connection, String administrator) throws SQLException {
    try (var statement = connection.prepareStatement(STATE)) {
      var version = connection.getMetaData().getDatabaseMajorVersion();
      statement.setString(1, version >= OPTIONS_SINCE ? "SET" : "MEMBER");
      statement.setString(2, administrator);
      statement.setString(3, NAME);
      try (var row = statement.executeQuery()) {
        return row.next()
            ? new DumpRole(
                administrator,
                version,
                true,
                row.getBoolean(1),
                row.getBoolean(2),
                row.getBoolean(3))
            : new DumpRole(administrator, version, false, false, false, false);
      }
    }
  }

  /** A copy can be taken with it. */
  public boolean ready() {
    return present && bypasses && reads && lent;
  }

  /** What it lacks, in the words of whoever may give it: each a statement without semicolon. */
  public List<String> statements() {
    var statements = new ArrayList<String>();
    if (!present) {
      statements.add("CREATE ROLE " + NAME + " NOLOGIN BYPASSRLS");
    } else if (!bypasses) {
      statements.add("ALTER ROLE " + NAME + " BYPASSRLS");
    }
    if (!reads) {
      statements.add("GRANT pg_read_all_data TO " + NAME);
    }
    if (!lent) {
      // Said in full: a grant that is there keeps what the new one does not mention.
      statements.add(
          "GRANT %s TO \"%s\"%s"
              .formatted(
                  NAME,
                  administrator.replace("\"", "\"\""),
                  server >= OPTIONS_SINCE ? " WITH INHERIT FALSE, SET TRUE" : ""));
    }
    return List.copyOf(statements);
  }
}
