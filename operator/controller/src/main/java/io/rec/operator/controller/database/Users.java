package io.rec.operator.controller.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whose rows row-level security shows: whoever acts for nobody sees hardly any. */
final class Users {
  private Users() {}

  static List<String> all(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT user_id FROM users.user_info ORDER BY user_id")) {
      var users = new ArrayList<String>();
      while (rows.next()) {
        users.add(rows.getString(1));
      }
      return users;
    }
  }

  /** Until the end of the transaction. */
  static void actFor(Connection connection, String user) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT set_config('recio.user_id', ?, true)")) {
      statement.setString(1, user);
      statement.execute();
    }
  }
}
