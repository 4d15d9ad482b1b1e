package io.rec.unifiedproductioncoordinator.publication;

import io.rec.domain.strikes.StrikeRow;
import io.rec.domain.strikes.StrikeTable;
import io.rec.platform.persistence.Database;
import io.rec.platform.prices.PriceTable;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Replaces a symbol's stored strike table as a whole, in one transaction. */
@Singleton
final class TableRows {

  private final Database database;

  TableRows(Database database) {
    this.database = database;
  }

  /** Makes the tables of a symbol that v2 did not know. */
  void prepare(String symbol) throws SQLException {
    database.transaction(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement("SELECT live_data.create_market_tables(?)")) {
            statement.setString(1, new PriceTable(symbol).symbol());
            return statement.execute();
          }
        });
  }

  /** Does nothing when a newer table is stored already. */
  void replace(PublishedTable published) throws SQLException {
    database.transaction(
        connection -> {
          boolean newest = document(connection, published);
          if (newest) {
            rows(connection, published);
          }
          return newest;
        });
  }

  private static boolean document(Connection connection, PublishedTable published)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            INSERT INTO live_data.strike_table AS known
              (symbol, event_ticker, strike_table, computed_at)
            VALUES (?, ?, ?::jsonb, ?)
            ON CONFLICT (symbol) DO UPDATE
            SET event_ticker = excluded.event_ticker, strike_table = excluded.strike_table,
                computed_at = excluded.computed_at
            WHERE known.computed_at <= excluded.computed_at""")) {
      StrikeTable table = published.produced().table();
      statement.setString(1, table.symbol());
      statement.setString(2, table.eventTicker());
      statement.setString(3, published.json());
      statement.setTimestamp(4, Timestamp.from(published.computedAt()));
      return statement.executeUpdate() == 1;
    }
  }

  private static void rows(Connection connection, PublishedTable published) throws SQLException {
    StrikeTable table = published.produced().table();
    String name =
        "live_data.strike_table_"
            + new PriceTable(table.symbol()).symbol().toLowerCase(Locale.ROOT);
    try (PreparedStatement old = connection.prepareStatement("DELETE FROM " + name);
        PreparedStatement statement =
            connection.prepareStatement(
                """
                INSERT INTO %s ("timestamp", symbol, current_price, ttc_seconds, broker,
                  event_ticker, market_title, strike_tier, market_status, momentum_weighted_score,
                  stale, strike, buffer, buffer_pct, probability, yes_ask, no_ask, yes_diff,
                  no_diff, volume, ticker, active_side)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
                    .formatted(name))) {
      old.executeUpdate();
      for (StrikeRow row : table.rows()) {
        header(statement, published);
        strike(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void header(PreparedStatement statement, PublishedTable published)
      throws SQLException {
    StrikeTable table = published.produced().table();
    statement.setTimestamp(1, Timestamp.from(published.computedAt()));
    statement.setString(2, table.symbol());
    statement.setBigDecimal(3, BigDecimal.valueOf(table.price()));
    statement.setLong(4, published.table().ttc());
    statement.setString(5, table.broker());
    statement.setString(6, table.eventTicker());
    statement.setString(7, table.marketTitle());
    statement.setObject(8, Documents.orNull(table.tier()), Types.INTEGER);
    statement.setString(9, published.table().marketStatus());
    statement.setBigDecimal(10, decimal(table.momentum().stored()));
    statement.setBoolean(11, published.table().stale());
  }

  private static void strike(PreparedStatement statement, StrikeRow row) throws SQLException {
    statement.setLong(12, row.strike());
    statement.setBigDecimal(13, BigDecimal.valueOf(row.buffer()));
    statement.setBigDecimal(14, BigDecimal.valueOf(row.bufferPercent()));
    statement.setBigDecimal(15, decimal(row.probability()));
    cents(statement, 16, row.yesAsk());
    cents(statement, 17, row.noAsk());
    statement.setBigDecimal(18, decimal(row.yesDiff()));
    statement.setBigDecimal(19, decimal(row.noDiff()));
    statement.setLong(20, row.volume());
    statement.setString(21, Documents.ticker(row));
    statement.setString(22, row.activeSide().word());
  }

  private static void cents(PreparedStatement statement, int column, OptionalInt cents)
      throws SQLException {
    statement.setObject(column, Documents.orNull(cents), Types.SMALLINT);
  }

  private static @Nullable BigDecimal decimal(OptionalDouble value) {
    return value.isPresent() ? BigDecimal.valueOf(value.getAsDouble()) : null;
  }
}
