package io.rec.benchmarks.trading;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Something that can be bought now, as the newest strike table shows it. */
record Offer(String ticker, String strike, char side, int askCents) {
  private static final String FRESH =
      """
      SELECT ticker, strike, yes_ask, no_ask FROM live_data.strike_table_btc
      WHERE ticker IS NOT NULL AND NOT stale AND "timestamp" > now() - interval '3 s'
        AND ttc_seconds > 90 AND market_status = 'active'""";
  private static final String DEAR = FRESH + " AND ttc_seconds > 300 AND yes_ask >= 60";
  private static final int CHEAPEST = 5;
  private static final int DEAREST = 95;

  /** One at random; several trades may be in one market. */
  static Offer any(Books books, Random random) throws InterruptedException {
    while (true) {
      var all = books.ask(Offer::all).orElse(List.of());
      if (!all.isEmpty()) {
        return all.get(random.nextInt(all.size()));
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  /** A market of which nobody sells YES for a few cents in the next minutes. */
  static String dear(Books books, Random random) throws InterruptedException {
    while (true) {
      var all = books.ask(connection -> tickers(connection, DEAR)).orElse(List.of());
      if (!all.isEmpty()) {
        return all.get(random.nextInt(all.size()));
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  String ticket(String id, int contracts) {
    return """
        {"ticket_id":"%s","ticker":"%s","strike":"%s","side":"%s","symbol":"BTC","buy_price":%.2f,
         "position":%d,"max_slippage_cents":3,"entry_method":"manual"}"""
        .formatted(id, ticker, strike, side, askCents / 100.0, contracts);
  }

  private static List<String> tickers(Connection books, String query) throws SQLException {
    var found = new ArrayList<String>();
    try (var statement = books.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static List<Offer> all(Connection books) throws SQLException {
    var found = new ArrayList<Offer>();
    try (var statement = books.createStatement();
        var rows = statement.executeQuery(FRESH)) {
      while (rows.next()) {
        add(found, rows);
      }
    }
    return found;
  }

  /** One side of each market: while one is held the other is refused. An unknown ask reads as 0. */
  private static void add(List<Offer> found, ResultSet row) throws SQLException {
    var ticker = row.getString(1);
    var yes = ticker.hashCode() % 2 == 0;
    var ask = row.getInt(yes ? 3 : 4);
    if (ask >= CHEAPEST && ask <= DEAREST) {
      found.add(new Offer(ticker, "$%,d".formatted(row.getLong(2)), yes ? 'Y' : 'N', ask));
    }
  }
}
