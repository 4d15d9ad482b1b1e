package io.rec.activetradesupervisor;

import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the trades that are not over, from the one table that knows. */
@Singleton
final class ActiveTrades {

  private final Database database;

  ActiveTrades(Database database) {
    this.database = database;
  }

  List<ActiveTrade> read() throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement(
                      """
                      SELECT id, status, symbol, strike, side, position, ticker FROM users.trades
                      WHERE status IN ('pending', 'open', 'closing') ORDER BY id""");
              ResultSet rows = statement.executeQuery()) {
            List<ActiveTrade> trades = new ArrayList<>();
            while (rows.next()) {
              trades.add(
                  new ActiveTrade(
                      rows.getLong("id"),
                      rows.getString("status"),
                      rows.getString("symbol"),
                      rows.getString("strike"),
                      rows.getString("side"),
                      rows.getInt("position"),
                      rows.getString("ticker")));
            }
            return List.copyOf(trades);
          }
        });
  }
}
