package io.rec.operator.controller.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Tables and views that a schema has, or has not yet. */
final class Relations {
  private Relations() {}

  /**
   * @param name with its schema, as {@code users.trades}
   */
  static boolean exists(Connection connection, String name) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
      statement.setString(1, name);
      try (var found = statement.executeQuery()) {
        return found.next() && found.getBoolean(1);
      }
    }
  }
}
