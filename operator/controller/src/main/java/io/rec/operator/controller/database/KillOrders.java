package io.rec.operator.controller.database;

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
}
