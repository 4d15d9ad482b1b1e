package io.rec.activetradesupervisor.figures;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.lease.Fence;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes {@code users.active_trades}: one row for each supervised trade and no other. */
@Singleton
final class FiguresRows {

  private final Database database;
  private final ObjectMapper json;

  FiguresRows(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** All in one transaction that only the holder of the lease can make. */
  void replace(Fence fence, List<FiguresDocument> figures) throws SQLException {
    database.transaction(
        connection -> {
          fence.require(connection);
          removeOthers(connection, figures);
          return write(connection, figures);
        });
  }

  private static void removeOthers(Connection connection, List<FiguresDocument> figures)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "DELETE FROM users.active_trades WHERE NOT trade_id = ANY (?)")) {
      statement.setArray(
          1,
          connection.createArrayOf(
              "bigint", figures.stream().map(FiguresDocument::tradeId).toArray()));
      statement.executeUpdate();
    }
  }

  private int write(Connection connection, List<FiguresDocument> figures) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            INSERT INTO users.active_trades
              (user_id, trade_id, status, current_symbol_price, current_close_price,
               buffer_from_entry, time_since_entry, ttc_seconds, current_probability, current_pnl,
               last_updated, price_as_of, close_as_of, stale, settings_version, watch)
            VALUES (system.acting_user(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            ON CONFLICT (trade_id) DO UPDATE
            SET status = excluded.status, current_symbol_price = excluded.current_symbol_price,
                current_close_price = excluded.current_close_price,
                buffer_from_entry = excluded.buffer_from_entry,
                time_since_entry = excluded.time_since_entry, ttc_seconds = excluded.ttc_seconds,
                current_probability = excluded.current_probability,
                current_pnl = excluded.current_pnl, last_updated = excluded.last_updated,
                price_as_of = excluded.price_as_of, close_as_of = excluded.close_as_of,
                stale = excluded.stale, settings_version = excluded.settings_version,
                watch = excluded.watch""")) {
      for (FiguresDocument trade : figures) {
        set(statement, trade);
        statement.addBatch();
      }
      return statement.executeBatch().length;
    }
  }

  private void set(PreparedStatement statement, FiguresDocument trade) throws SQLException {
    statement.setLong(1, trade.tradeId());
    statement.setString(2, trade.status());
    statement.setBigDecimal(3, trade.currentSymbolPrice());
    statement.setBigDecimal(4, trade.currentClosePrice());
    statement.setBigDecimal(5, trade.bufferFromEntry());
    statement.setLong(6, trade.timeSinceEntry());
    statement.setLong(7, trade.ttcSeconds());
    statement.setObject(8, trade.currentProbability(), Types.DOUBLE);
    statement.setBigDecimal(
        9, trade.currentPnl() == null ? null : new BigDecimal(trade.currentPnl()));
    statement.setTimestamp(10, Timestamp.from(trade.lastUpdated()));
    statement.setTimestamp(11, time(trade.priceAsOf()));
    statement.setTimestamp(12, time(trade.closePriceAsOf()));
    statement.setBoolean(13, trade.stale());
    statement.setInt(14, trade.settingsVersion());
    statement.setString(15, text(trade));
  }

  private @Nullable String text(FiguresDocument trade) {
    try {
      return trade.watch() == null ? null : json.writeValueAsString(trade.watch());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static @Nullable Timestamp time(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }
}
