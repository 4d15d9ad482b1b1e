package io.rec.autoentrysupervisor.record;

import io.rec.autoentrysupervisor.entry.SymbolState;
import io.rec.domain.entry.EntryDecision;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.StrikeRow;
import io.rec.domain.strikes.StrikeTable;
import io.rec.platform.live.SeenTable;
import io.rec.platform.persistence.Database;
import io.rec.platform.prices.PriceTable;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Replaces the watchlist of a symbol as a whole: {@code live_data.watchlist_btc}. */
@Singleton
final class WatchlistRows {

  private final Database database;

  WatchlistRows(Database database) {
    this.database = database;
  }

  /** Makes the table of a symbol that v2 did not know. */
  void prepare(String symbol) throws SQLException {
    database.transaction(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement("SELECT live_data.create_watchlist(?)")) {
            statement.setString(1, new PriceTable(symbol).symbol());
            return statement.execute();
          }
        });
  }

  void replace(Connection transaction, SymbolState state) throws SQLException {
    String name =
        "live_data.watchlist_" + new PriceTable(state.symbol()).symbol().toLowerCase(Locale.ROOT);
    try (PreparedStatement old = transaction.prepareStatement("DELETE FROM " + name);
        PreparedStatement statement =
            transaction.prepareStatement(
                """
                INSERT INTO %s (symbol, current_price, ttc_seconds, broker, event_ticker,
                  market_title, strike_tier, market_status, stale, strike, buffer, buffer_pct,
                  probability, yes_ask, no_ask, yes_diff, no_diff, volume, ticker, active_side, rank)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
                    .formatted(name))) {
      old.executeUpdate();
      if (state.market().table().isEmpty()) {
        return;
      }
      SeenTable seen = state.market().table().get();
      List<EntryDecision> rows = state.judgement().decisions();
      for (int rank = 1; rank <= rows.size(); rank++) {
        header(statement, seen, state);
        row(statement, rows.get(rank - 1).row(), rank);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void header(PreparedStatement statement, SeenTable seen, SymbolState state)
      throws SQLException {
    StrikeTable table = seen.table();
    statement.setString(1, table.symbol());
    statement.setBigDecimal(2, BigDecimal.valueOf(table.price()));
    statement.setLong(3, state.secondsToClose());
    statement.setString(4, table.broker());
    statement.setString(5, table.eventTicker());
    statement.setString(6, table.marketTitle());
    statement.setObject(
        7, table.tier().isPresent() ? table.tier().getAsLong() : null, Types.INTEGER);
    statement.setString(8, table.marketStatus());
    statement.setBoolean(9, !seen.troubles(FreshnessLimits.DEFAULT, state.at()).isEmpty());
  }

  private static void row(PreparedStatement statement, StrikeRow row, int rank)
      throws SQLException {
    statement.setLong(10, row.strike());
    statement.setBigDecimal(11, BigDecimal.valueOf(row.buffer()));
    statement.setBigDecimal(12, BigDecimal.valueOf(row.bufferPercent()));
    statement.setBigDecimal(13, decimal(row.probability()));
    cents(statement, 14, row.yesAsk());
    cents(statement, 15, row.noAsk());
    statement.setBigDecimal(16, decimal(row.yesDiff()));
    statement.setBigDecimal(17, decimal(row.noDiff()));
    statement.setLong(18, row.volume());
    statement.setString(19, row.ticker());
    statement.setString(20, row.activeSide().word());
    statement.setInt(21, rank);
  }

  private static void cents(PreparedStatement statement, int column, OptionalInt cents)
      throws SQLException {
    statement.setObject(column, cents.isPresent() ? cents.getAsInt() : null, Types.SMALLINT);
  }

  private static @Nullable BigDecimal decimal(OptionalDouble value) {
    return value.isPresent() ? BigDecimal.valueOf(value.getAsDouble()) : null;
  }
}
