package io.rec.mainapp.signin.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** What the first account was last made from: columns that nobody else needs. */
final class Seeds {

  /** The account that owns the desk; the schema makes it. */
  static final String FIRST = "user_0001";

  private Seeds() {}

  /** Holds the row, so that of two pods that start at once one waits for the other. */
  static Optional<String> hold(Connection transaction) throws SQLException {
    try (PreparedStatement statement =
            transaction.prepareStatement(
                "SELECT seed_hash FROM users.user_info WHERE user_id = '"
                    + FIRST
                    + "' FOR UPDATE");
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    }
  }

  static void plant(Connection transaction, String username, String hash) throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            """
            UPDATE users.user_info
            SET username = ?, role = 'admin', active = true, seed_hash = ?
            WHERE user_id = ?""")) {
      statement.setString(1, username);
      statement.setString(2, hash);
      statement.setString(3, FIRST);
      statement.executeUpdate();
    }
  }
}
