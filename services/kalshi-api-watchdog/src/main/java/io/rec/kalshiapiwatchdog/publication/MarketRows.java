package io.rec.kalshiapiwatchdog.publication;

import io.rec.domain.market.Strike;
import io.rec.kalshiapiwatchdog.market.EventPicture;
import io.rec.kalshiapiwatchdog.market.MarketLine;
import io.rec.platform.persistence.Database;
import io.rec.platform.prices.PriceTable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The stored markets: one document of an event, and one row of each market that changed. */
@Singleton
final class MarketRows {

  private final Database database;

  MarketRows(Database database) {
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

  /** The documents of events that may still be open; newest first. */
  List<String> documents(String symbol) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  SELECT snapshot FROM live_data.market_snapshot WHERE symbol = ?
                  ORDER BY taken_at DESC LIMIT 3""")) {
            statement.setString(1, symbol);
            try (ResultSet rows = statement.executeQuery()) {
              List<String> found = new ArrayList<>();
              while (rows.next()) {
                found.add(rows.getString(1));
              }
              return found;
            }
          }
        });
  }

  /** Stores a picture, unless a newer one is there, and the rows of what changed in it. */
  void store(EventPicture picture, String json, Instant now) throws SQLException {
    database.transaction(
        connection -> {
          boolean newest = document(connection, picture, json);
          if (newest && !picture.changed().isEmpty()) {
            rows(connection, picture, now);
          }
          return newest;
        });
  }

  private static boolean document(Connection connection, EventPicture picture, String json)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            INSERT INTO live_data.market_snapshot AS known
              (symbol, event_ticker, snapshot, taken_at, version)
            VALUES (?, ?, ?::jsonb, ?, ?)
            ON CONFLICT (symbol, event_ticker) DO UPDATE
            SET snapshot = excluded.snapshot, taken_at = excluded.taken_at,
                version = excluded.version
            WHERE known.version <= excluded.version""")) {
      statement.setString(1, picture.head().symbol());
      statement.setString(2, picture.head().eventTicker());
      statement.setString(3, json);
      statement.setTimestamp(4, Timestamp.from(picture.asOf()));
      statement.setLong(5, picture.version());
      return statement.executeUpdate() == 1;
    }
  }

  private static void rows(Connection connection, EventPicture picture, Instant now)
      throws SQLException {
    String table = new PriceTable(picture.head().symbol()).symbol().toLowerCase(Locale.ROOT);
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            INSERT INTO live_data.market_kalshi_%s
              (event_ticker, market_ticker, strike, status, yes_bid, yes_ask, no_bid, no_ask,
               last_price, volume, volume_24h, open_interest, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (event_ticker, market_ticker) DO UPDATE
            SET status = excluded.status, yes_bid = excluded.yes_bid, yes_ask = excluded.yes_ask,
                no_bid = excluded.no_bid, no_ask = excluded.no_ask,
                last_price = excluded.last_price, volume = excluded.volume,
                volume_24h = excluded.volume_24h, open_interest = excluded.open_interest,
                updated_at = excluded.updated_at"""
                .formatted(table))) {
      for (MarketLine line : picture.changed()) {
        row(statement, picture.head().eventTicker(), line, Timestamp.from(now));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void row(PreparedStatement statement, String event, MarketLine line, Timestamp now)
      throws SQLException {
    statement.setString(1, event);
    statement.setString(2, line.ticker());
    statement.setString(3, Strike.ofFloor(line.floorStrike()).label());
    statement.setString(4, line.status());
    statement.setBigDecimal(5, SnapshotDocument.bid(line.yesBid()));
    statement.setBigDecimal(6, SnapshotDocument.ask(line.yesAsk()));
    statement.setBigDecimal(7, SnapshotDocument.bid(line.noBid()));
    statement.setBigDecimal(8, SnapshotDocument.ask(line.noAsk()));
    statement.setBigDecimal(9, line.lastPrice());
    statement.setBigDecimal(10, line.volume());
    statement.setBigDecimal(11, line.volume24h());
    statement.setBigDecimal(12, line.openInterest());
    statement.setTimestamp(13, now);
    statement.setTimestamp(14, now);
  }
}
