package io.rec.tradeexecutor;

import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The orders that rest at the exchange, as the mirror in the database knows them. */
@Singleton
final class RestingOrders {

  private final Database database;

  RestingOrders(Database database) {
    this.database = database;
  }

  int count() throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement(
                      "SELECT count(*) FROM users.orders WHERE status = 'resting'");
              ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getInt(1) : 0;
          }
        });
  }
}
