package io.rec.trademanager;

import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of trades. */
@Singleton
final class Trades {

  /** The states in which a trade still moves. */
  static final List<String> ACTIVE = List.of("pending", "open", "closing", "error");

  private static final int MOST_ROWS = 500;

  private static final String BY_STATUS =
      """
      SELECT id, date, time, strike, side, buy_price, position, status, contract,
             closed_at, sell_price, pnl, win_loss
      FROM users.trades WHERE status = ? ORDER BY id DESC LIMIT ?
      """;

  private final Database database;

  Trades(Database database) {
    this.database = database;
  }

  Map<String, Integer> activeByStatus() throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT status, count(*) FROM users.trades WHERE status = ANY (?) GROUP BY status")) {
            statement.setArray(1, connection.createArrayOf("text", ACTIVE.toArray()));
            Map<String, Integer> counts = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
              }
            }
            return Map.copyOf(counts);
          }
        });
  }

  /** The newest first, at most five hundred. */
  List<Trade> withStatus(String status) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(BY_STATUS)) {
            statement.setString(1, status);
            statement.setInt(2, MOST_ROWS);
            List<Trade> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                found.add(trade(rows));
              }
            }
            return List.copyOf(found);
          }
        });
  }

  private static Trade trade(ResultSet row) throws SQLException {
    return new Trade(
        row.getLong("id"),
        row.getString("date"),
        row.getString("time"),
        row.getString("strike"),
        row.getString("side"),
        row.getBigDecimal("buy_price"),
        row.getInt("position"),
        row.getString("status"),
        row.getString("contract"),
        row.getString("closed_at"),
        row.getBigDecimal("sell_price"),
        row.getBigDecimal("pnl"),
        row.getString("win_loss"));
  }
}
