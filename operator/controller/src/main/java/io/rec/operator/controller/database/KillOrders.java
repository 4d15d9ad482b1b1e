package io.rec.operator.controller.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Sets the kill switch where the executor reads it before each order, without the minute that a
 * mounted file takes. Needs no fence: a level that is set twice is the same level.
 */
public final class KillOrders {
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private final Connections connections;

  public KillOrders(Connections connections) {
    this.connections = connections;
  }

  /**
   * @throws SQLException if it could not be set; to be tried again until it is
   */
  public void carryOut(DatabaseAddress address, Login login, KillOrder order) throws SQLException {
    try (var connection = connections.open(address, login, DEADLINE);
        var statement = connection.prepareStatement("SELECT users.kill_for_all(?, ?, ?, ?)")) {
      statement.setString(1, order.level());
      statement.setString(2, order.reason());
      statement.setString(3, order.by());
      statement.setString(4, order.request());
      statement.execute();
    }
  }

  /**
   * Sets the level for every user who has a milder one, and never lowers what somebody set: the row
   * itself is asked in the statement that writes it. Once for each request, so that it does not
   * come back after a person has released it.
   *
   * @throws SQLException if it could not be set; to be tried again until it is
   */
  public void raise(DatabaseAddress address, Login login, KillOrder order) throws SQLException {
    try (var connection = connections.open(address, login, DEADLINE)) {
      connection.setAutoCommit(false);
      for (var user : Users.all(connection)) {
        Users.actFor(connection, user);
        if (fresh(connection, order)) {
          raise(connection, user, order);
        }
      }
      connection.commit();
    }
  }

  private static boolean fresh(Connection connection, KillOrder order) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT FROM users.audit WHERE action = 'kill_switch' AND detail ->> 'request' = ?")) {
      statement.setString(1, order.request());
      try (var rows = statement.executeQuery()) {
        return !rows.next();
      }
    }
  }

  /** The line in the audit is written also where nothing had to be raised: it is answered. */
  private static void raise(Connection connection, String user, KillOrder order)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            WITH raised AS (
              INSERT INTO users.kill_switch (user_id, level, reason, set_by, set_at)
              VALUES (?, ?, ?, ?, now())
              ON CONFLICT (user_id) DO UPDATE
              SET level = excluded.level, reason = excluded.reason,
                  set_by = excluded.set_by, set_at = excluded.set_at
              WHERE array_position(
                  ARRAY['None', 'PauseEntries', 'CancelOrders', 'Flatten'], kill_switch.level)
                < array_position(
                  ARRAY['None', 'PauseEntries', 'CancelOrders', 'Flatten'], excluded.level)
              RETURNING user_id, level, reason, set_by),
            told AS (
              INSERT INTO system.outbox (topic, key, payload)
              SELECT 'kill_switch', user_id,
                     jsonb_build_object('level', level, 'reason', reason, 'by', set_by)
              FROM raised)
            INSERT INTO users.audit (user_id, at, actor, action, outcome, detail)
            SELECT ?, now(), ?, 'kill_switch',
                   coalesce((SELECT level FROM raised), 'kept'),
                   jsonb_build_object('request', ?::text, 'reason', ?::text)""")) {
      statement.setString(1, user);
      statement.setString(2, order.level());
      statement.setString(3, order.reason());
      statement.setString(4, order.by());
      statement.setString(5, user);
      statement.setString(6, order.by());
      statement.setString(7, order.request());
      statement.setString(8, order.reason());
      statement.execute();
    }
  }
}
