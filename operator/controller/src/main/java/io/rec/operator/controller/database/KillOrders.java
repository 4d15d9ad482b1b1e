package io.rec.operator.controller.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Raises the kill switch where the executor reads it before each order, without the minute that a
 * mounted file takes. Needs no fence: a level that is set twice is the same level.
 */
public final class KillOrders {
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private final Connections connections;

  public KillOrders(Connections connections) {
    this.connections = connections;
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

  /**
   * Writes down what the spec stops, for every user. To stop harder holds at once; to stop less
   * waits for each user until his books equal the exchange's, and is to be asked for again.
   *
   * @return false if somebody's switch could not be eased yet
   * @throws SQLException if it could not be written; to be tried again until it is
   */
  public boolean follow(DatabaseAddress address, Login login, SpecSwitch wish) throws SQLException {
    try (var connection = connections.open(address, login, DEADLINE)) {
      connection.setAutoCommit(false);
      var followed = true;
      for (var user : Users.all(connection)) {
        Users.actFor(connection, user);
        install(connection, user);
        followed &= follow(connection, user, wish);
      }
      connection.commit();
      return followed;
    }
  }

  /** Whoever has no switch is paused already; the row that says so can hold a wish as well. */
  private static void install(Connection connection, String user) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO users.kill_switch (user_id, level, reason, set_by, set_at)
            VALUES (?, 'PauseEntries', 'nobody has set it yet', 'recio-operator', now())
            ON CONFLICT DO NOTHING""")) {
      statement.setString(1, user);
      statement.execute();
    }
  }

  private static boolean follow(Connection connection, String user, SpecSwitch wish)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            WITH followed AS (
              UPDATE users.kill_switch SET wished = ?, wished_why = ?, wished_by = ?
              WHERE user_id = ? AND wished <> ?
                AND (array_position(
                       ARRAY['None', 'PauseEntries', 'CancelOrders', 'Flatten'], wished)
                     < array_position(
                       ARRAY['None', 'PauseEntries', 'CancelOrders', 'Flatten'], ?::text)
                  OR coalesce((SELECT NOT pauses FROM users.reconciliation
                               ORDER BY id DESC LIMIT 1), true))
              RETURNING user_id, in_force),
            told AS (
              INSERT INTO system.outbox (topic, key, payload)
              SELECT 'kill_switch', user_id,
                     jsonb_build_object('level', in_force, 'reason', ?::text, 'by', ?::text)
              FROM followed),
            written AS (
              INSERT INTO users.audit (user_id, at, actor, action, outcome, detail)
              SELECT user_id, now(), ?, 'kill_switch', in_force,
                     jsonb_build_object('spec', ?::text, 'reason', ?::text)
              FROM followed)
            SELECT EXISTS (SELECT FROM followed)
                OR NOT EXISTS (SELECT FROM users.kill_switch WHERE user_id = ? AND wished <> ?)""")) {
      var place = 1;
      for (var value :
          new String[] {
            wish.level(),
            wish.reason(),
            wish.by(),
            user,
            wish.level(),
            wish.level(),
            wish.reason(),
            wish.by(),
            wish.by(),
            wish.level(),
            wish.reason(),
            user,
            wish.level()
          }) {
        statement.setString(place++, value);
      }
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
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
