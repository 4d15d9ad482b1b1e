package io.rec.operator.controller.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The one row that decides which leader may change roles. A leader raises the term once, with its
 * first statement; each later step locks the row and compares in its own transaction, so that one
 * which slept through its replacement changes nothing.
 */
final class Fence {
  private Fence() {}

  /** Makes the row where our own image has not: in a database that somebody else runs. */
  static void establish(Connection connection) throws SQLException {
    if (Relations.exists(connection, "recio_operator.fence")) {
      return;
    }
    try (var statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS recio_operator");
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS recio_operator.fence (
              only_row   boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
              term       bigint      NOT NULL DEFAULT 0 CHECK (term >= 0),
              holder     text        NOT NULL DEFAULT '',
              changed_at timestamptz NOT NULL DEFAULT now())
          """);
      statement.execute("INSERT INTO recio_operator.fence DEFAULT VALUES ON CONFLICT DO NOTHING");
    }
  }

  static long raise(Connection connection, String holder) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "UPDATE recio_operator.fence SET term = term + 1, holder = ?, changed_at = now()"
                + " RETURNING term")) {
      statement.setString(1, holder);
      try (var row = statement.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("recio_operator.fence has no row to raise");
        }
        return row.getLong(1);
      }
    }
  }

  /** To be called inside the transaction that is to be guarded. */
  static void hold(Connection connection, long term) throws SQLException, FencedException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT term FROM recio_operator.fence FOR UPDATE")) {
      if (!row.next()) {
        throw new SQLException("recio_operator.fence has no row to lock");
      }
      if (row.getLong(1) != term) {
        throw new FencedException(term, row.getLong(1));
      }
    }
  }
}
