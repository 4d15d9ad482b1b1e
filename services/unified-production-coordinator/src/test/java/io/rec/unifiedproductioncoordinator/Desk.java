package io.rec.unifiedproductioncoordinator;

import io.rec.domain.market.EventTicker;
import io.rec.domain.market.HourlyCalendar;
import io.rec.domain.market.Series;
import io.rec.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the other watchdogs of a desk would say: prices, markets, fingerprints. */
final class Desk {

  static final int PRICE = 118_020;

  private static final int LOWEST = 115_000;
  private static final int STEP = 250;
  private static final int MARKETS = 25;

  private final TestDatabase database;
  private long version = 100;

  Desk(TestDatabase database) {
    this.database = database;
  }

  /** A tick that its watchdog announces. */
  void tick(double price, Instant at) throws SQLException {
    announce(
        "recio_price",
        String.format(
            Locale.ROOT,
            """
            {"symbol":"BTC","price":%.2f,"timestamp":"%s","received_at":"%s","momentum":0.1,\
            "bucket":10,"deltas":{"delta_1m":0.1,"delta_2m":0.1},"one_minute_avg":%.2f,\
            "momentum_stale":false,"source":"test","number":1}""",
            price,
            at,
            at,
            price));
  }

  void announce(String channel, String payload) throws SQLException {
    database.execute("SELECT pg_notify('%s', '%s')".formatted(channel, payload));
  }

  static Instant close() {
    return HourlyCalendar.nextClose(Instant.now());
  }

  static String event() {
    return EventTicker.closingAt(Series.of("BTC"), close()).toString();
  }

  /** 25 strikes from 115000 on with the same book, and one market for each further text. */
  void markets(Instant asOf, Duration age, String book, String... more) throws SQLException {
    version++;
    String ladder =
        IntStream.range(0, MARKETS)
            .mapToObj(i -> market(LOWEST + i * STEP, book))
            .collect(Collectors.joining(","));
    String all = more.length == 0 ? ladder : ladder + "," + String.join(",", more);
    snapshot(asOf.minus(age), all);
  }

  void snapshot(Instant asOf, String markets) throws SQLException {
    database.execute(
        """
        INSERT INTO live_data.market_snapshot (symbol, event_ticker, snapshot, taken_at, version)
        VALUES ('BTC', '%s', '{"event":{"event_ticker":"%s","close_time":"%s","status":"active"},
          "as_of":"%s","cached":false,"version":%d,"markets":[%s]}', '%s', %d)
        ON CONFLICT (symbol, event_ticker) DO UPDATE
        SET snapshot = excluded.snapshot, taken_at = excluded.taken_at, version = excluded.version"""
            .formatted(event(), event(), close(), asOf, version, markets, asOf, version));
  }

  /** A change on top of the last snapshot. */
  void change(Instant asOf, String changes) throws SQLException {
    announce(
        "recio_market",
        """
        {"symbol":"BTC","event_ticker":"%s","close_time":"%s","status":"active","as_of":"%s",\
        "cached":false,"version":%d,"since":%d,"changes":{%s}}"""
            .formatted(event(), close(), asOf, version + 1, version, changes));
    version++;
  }

  static String market(int strike, String book) {
    return """
        {"ticker":"%s-T%d.99","floor_strike":%d.99,"volume":5000,%s}"""
        .formatted(event(), strike - 1, strike - 1, book);
  }

  static final String BOOK =
      "\"yes_bid\":93,\"yes_ask\":94,\"no_bid\":6,\"no_ask\":7,\"status\":\"active\"";
  static final String NOBODY =
      "\"yes_bid\":null,\"yes_ask\":null,\"no_bid\":null,\"no_ask\":null,\"status\":\"active\"";
}
