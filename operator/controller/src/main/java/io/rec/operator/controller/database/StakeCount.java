package io.rec.operator.controller.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Counts what is open, as the services see it: before the components that watch it are stopped. */
public final class StakeCount {
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  /** An order of ours that rests stands in both tables, one of another hand only in the second. */
  private static final String COUNT =
      """
      SELECT (SELECT count(*) FROM users.trades
              WHERE held <> 0 OR exposure > 0 OR outcome_unknown),
             (SELECT count(*) FROM (
                SELECT client_order_id FROM users.order_dispatch
                WHERE stage IN ('sending', 'accepted', 'unknown')
                UNION
                SELECT coalesce(client_order_id, order_id) FROM users.orders
                WHERE status = 'resting') AS unfinished)""";

  private final Connections connections;

  public StakeCount(Connections connections) {
    this.connections = connections;
  }

  /** Nothing at all where there is no schema for it yet. */
  public Stakes look(DatabaseAddress address, Login login) throws SQLException {
    try (var connection = connections.open(address, login, DEADLINE)) {
      if (!Relations.exists(connection, "users.order_dispatch")) {
        return Stakes.NONE;
      }
      connection.setAutoCommit(false);
      var all = Stakes.NONE;
      for (var user : Users.all(connection)) {
        Users.actFor(connection, user);
        all = all.plus(count(connection));
      }
      connection.rollback();
      return all;
    }
  }

  private static Stakes count(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(COUNT)) {
      row.next();
      return new Stakes(row.getInt(1), row.getInt(2));
    }
  }
}
