package io.rec.symbolpricewatchdog.alert;

import io.rec.platform.events.Outbox;
import io.rec.platform.persistence.Database;
import io.rec.symbolpricewatchdog.log.WatchedSymbol;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The thresholds of this symbol in the database, where a crossing is stored with its fact. */
@Singleton
final class Thresholds {

  private static final String TOPIC = "alert";

  private final Database database;
  private final Outbox outbox;
  private final String symbol;

  Thresholds(Database database, Outbox outbox, WatchedSymbol symbol) {
    this.database = database;
    this.outbox = outbox;
    this.symbol = symbol.symbol();
  }

  List<Threshold> all() throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  SELECT id, price, note, side, crossed_at FROM live_data.price_alert
                  WHERE symbol = ? ORDER BY price""")) {
            statement.setString(1, symbol);
            return read(statement);
          }
        });
  }

  /** The same threshold asked for twice is one. */
  Threshold add(BigDecimal price, String note) throws SQLException {
    return database.transaction(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  INSERT INTO live_data.price_alert (symbol, price, note) VALUES (?, ?, ?)
                  ON CONFLICT (symbol, price) DO UPDATE SET note = excluded.note
                  RETURNING id, price, note, side, crossed_at""")) {
            statement.setString(1, symbol);
            statement.setBigDecimal(2, price);
            statement.setString(3, note);
            return read(statement).getFirst();
          }
        });
  }

  boolean remove(long id) throws SQLException {
    return database.transaction(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "DELETE FROM live_data.price_alert WHERE symbol = ? AND id = ?")) {
            statement.setString(1, symbol);
            statement.setLong(2, id);
            return statement.executeUpdate() == 1;
          }
        });
  }

  /**
   * Stores the side and states the fact, once: false when another watchdog already had. A threshold
   * whose side was unknown is only stored.
   */
  boolean cross(Threshold threshold, Side side, BigDecimal price, Instant at) throws SQLException {
    return database.transaction(
        connection -> {
          if (threshold.side() == null) {
            store(connection, threshold, side, null);
            return false;
          }
          if (store(connection, threshold, side, at) == 0) {
            return false;
          }
          outbox.append(connection, TOPIC, "price:" + symbol, fact(threshold, side, price, at));
          return true;
        });
  }

  private int store(
      Connection connection, Threshold threshold, Side side, @Nullable Instant crossedAt)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            UPDATE live_data.price_alert SET side = ?, crossed_at = coalesce(?, crossed_at)
            WHERE id = ? AND side IS DISTINCT FROM ?""")) {
      statement.setString(1, side.word());
      statement.setTimestamp(2, crossedAt == null ? null : Timestamp.from(crossedAt));
      statement.setLong(3, threshold.id());
      statement.setString(4, side.word());
      return statement.executeUpdate();
    }
  }

  private String fact(Threshold threshold, Side side, BigDecimal price, Instant at) {
    return """
        {"type":"price_alert","alert_id":%d,"symbol":"%s","threshold":%s,"direction":"%s",\
        "price":%s,"timestamp":"%s"}"""
        .formatted(
            threshold.id(),
            symbol,
            threshold.price().toPlainString(),
            side.direction(),
            price.toPlainString(),
            at);
  }

  private static List<Threshold> read(PreparedStatement statement) throws SQLException {
    List<Threshold> read = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Timestamp crossed = rows.getTimestamp("crossed_at");
        read.add(
            new Threshold(
                rows.getLong("id"),
                rows.getBigDecimal("price"),
                rows.getString("note"),
                rows.getString("side"),
                crossed == null ? null : crossed.toInstant()));
      }
    }
    return read;
  }
}
