package io.rec.mainapp.signin.account;

import io.rec.platform.persistence.Database;
import io.rec.platform.persistence.SqlWork;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** For whom a transaction acts: row security shows it that user's rows, or everybody's. */
public final class Acting {

  private static final String EVERYBODY = "";

  private Acting() {}

  /** Until the end of the transaction. */
  public static void as(Connection transaction, String userId) throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement("SELECT set_config('recio.user_id', ?, true)")) {
      statement.setString(1, userId);
      statement.execute();
    }
  }

  /** All of the work in a transaction that acts for one user. */
  public static <T> T within(Database database, String userId, SqlWork<T> work)
      throws SQLException {
    return database.transaction(
        connection -> {
          as(connection, userId);
          return work.on(connection);
        });
  }

  /** To look up whose token it is that somebody shows. */
  public static void forEverybody(Connection transaction) throws SQLException {
    as(transaction, EVERYBODY);
  }
}
