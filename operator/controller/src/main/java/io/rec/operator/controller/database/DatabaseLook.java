package io.rec.operator.controller.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Logs in as the services do and reads the schema's version, kill switch, outlook and trading. */
public final class DatabaseLook {
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  /** Classes of SQLSTATE that say "reached, but not let in": bad login, unknown database. */
  private static final String INVALID_AUTHORISATION = "28";

  private static final String UNKNOWN_DATABASE = "3D000";

  private final Connections connections;

  public DatabaseLook(Connections connections) {
    this.connections = connections;
  }

  public Look look(DatabaseAddress address, Login login) {
    return look(address, login, Optional.empty());
  }

  /**
   * @param dumper the administrator who takes copies, if it is to be seen whether he can
   */
  public Look look(DatabaseAddress address, Login login, Optional<String> dumper) {
    try (var connection = connections.open(address, login, DEADLINE)) {
      return new Look.Open(
          connection.getMetaData().getDatabaseProductVersion(),
          schemaVersion(connection),
          engaged(connection),
          ofSpec(connection),
          OutlookReading.of(connection),
          FiguresReading.of(connection),
          dumper.isPresent()
              ? Optional.of(DumpRole.of(connection, dumper.get()))
              : Optional.empty());
    } catch (SQLException e) {
      return classify(e, address, login);
    }
  }

  private static Look classify(SQLException e, DatabaseAddress address, Login login) {
    var state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.startsWith(INVALID_AUTHORISATION) || state.equals(UNKNOWN_DATABASE)) {
      return new Look.Refused("login %s refused (%s)".formatted(login.user(), state));
    }
    return new TlsTrouble(e, address)
        .words()
        .<Look>map(Look.Unprotected::new)
        .orElseGet(() -> new Look.Away(e.getMessage() == null ? state : e.getMessage()));
  }

  private static String schemaVersion(Connection connection) throws SQLException {
    var schema = historySchema(connection);
    if (schema.isEmpty()) {
      return "";
    }
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT version FROM %s.flyway_schema_history WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1"
                    .formatted(Roles.quoted(connection, schema)))) {
      return row.next() ? row.getString(1) : "";
    }
  }

  /** A schema from before the kill switch has none. */
  private static Optional<EngagedSwitch> engaged(Connection connection) throws SQLException {
    if (!Relations.exists(connection, "users.kill_switch")) {
      return Optional.empty();
    }
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                SELECT level, reason, set_by FROM users.kill_switch WHERE level <> 'None'
                ORDER BY array_position(
                    ARRAY['Flatten', 'CancelOrders', 'PauseEntries'], level), set_at DESC
                LIMIT 1""")) {
      return row.next()
          ? Optional.of(new EngagedSwitch(row.getString(1), row.getString(2), row.getString(3)))
          : Optional.empty();
    }
  }

  /**
   * Empty for a schema that cannot hold it: an operator may be newer than the release it serves.
   */
  private static Optional<Set<String>> ofSpec(Connection connection) throws SQLException {
    if (!Relations.exists(connection, "users.kill_switch")) {
      return Optional.empty();
    }
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT DISTINCT to_jsonb(k) ->> 'wished' FROM users.kill_switch k
                WHERE to_jsonb(k) ->> 'wished' IS NOT NULL""")) {
      var levels = new TreeSet<String>();
      while (rows.next()) {
        levels.add(rows.getString(1));
      }
      return levels.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(levels));
    }
  }

  private static String historySchema(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT schemaname FROM pg_tables WHERE tablename = 'flyway_schema_history' ORDER BY schemaname = 'public' DESC LIMIT 1")) {
      return row.next() ? row.getString(1) : "";
    }
  }
}
