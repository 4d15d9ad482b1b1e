package io.rec.operator.controller.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks who is logged in. Our own sessions last a moment and do not count. */
public final class SessionCount {
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  private static final String SESSIONS =
      """
      SELECT usename,
             coalesce(nullif(application_name, ''),
                      'unnamed session from ' || coalesce(host(client_addr), 'here'))
      FROM pg_stat_activity
      WHERE usename = ANY (?) AND application_name IS DISTINCT FROM ?""";

  private final Connections connections;

  public SessionCount(Connections connections) {
    this.connections = connections;
  }

  /**
   * Applications with at least one session, for each of these roles.
   *
   * @param administrator sees the sessions of others
   */
  public Map<String, Set<String>> look(
      DatabaseAddress address, Login administrator, Set<String> roles) throws SQLException {
    var found = new HashMap<String, Set<String>>();
    roles.forEach(role -> found.put(role, new TreeSet<>()));
    try (var connection = connections.open(address, administrator, DEADLINE);
        var statement = connection.prepareStatement(SESSIONS)) {
      statement.setArray(1, connection.createArrayOf("text", roles.toArray()));
      statement.setString(2, Connections.APPLICATION);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.computeIfAbsent(rows.getString(1), role -> new TreeSet<>()).add(rows.getString(2));
        }
      }
    }
    return found;
  }
}
