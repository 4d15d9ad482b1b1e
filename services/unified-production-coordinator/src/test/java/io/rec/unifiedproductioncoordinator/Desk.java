package io.rec.unifiedproductioncoordinator;

import io.rec.domain.market.EventTicker;
import io.rec.domain.market.HourlyCalendar;
import io.rec.domain.market.Series;
import io.rec.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the other watchdogs of a desk would say: prices and markets, at the time of the test's
 * clock.
 */
final class Desk {

  static final int PRICE = 118_020;

  private static final int LOWEST = 115_000;
  private static final int STEP = 250;
  private static final int MARKETS = 25;

  private final TestDatabase database;
  private final Clock clock;
  private long version = 100;

  Desk(TestDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A tick of this moment that its watchdog announces. */
  void tick(double price) throws SQLException {
    tick(price, clock.instant());
  }

  void tick(double price, Instant at) throws SQLException {
    tick(price, at, "0.1");
  }

  void tick(double price, Instant at, String momentum) throws SQLException {
    announce(
        "recio_price",
        String.format(
            Locale.ROOT,
            """
            {"symbol":"BTC","price":%.2f,"timestamp":"%s","received_at":"%s","momentum":%s,\
            "deltas":{"delta_1m":0.1,"delta_2m":0.1},"one_minute_avg":%.2f,\
            "momentum_stale":false,"source":"test","number":1}""",
            price,
            at,
            at,
            momentum,
            price));
  }

  void announce(String channel, String payload) throws SQLException {
    database.execute("SELECT pg_notify('%s', '%s')".formatted(channel, payload));
  }

  Instant now() {
    return clock.instant();
  }

  /** The close of this hour's event. */
  Instant close() {
    return HourlyCalendar.nextClose(clock.instant());
  }

  String event() {
    return event(close());
  }

  static String event(Instant close) {
    return EventTicker.closingAt(Series.of("BTC"), close).toString();
  }

  /** 25 strikes of this hour's event from 115000 on with the same book. */
  void markets(String book) throws SQLException {
    markets(close(), book);
  }

  void markets(Instant close, String book) throws SQLException {
    snapshot(
        close,
        IntStream.range(0, MARKETS)
            .mapToObj(i -> market(close, LOWEST + i * STEP, book))
            .collect(Collectors.joining(",")));
  }

  /** These markets and no others, as the exchange shows them at this moment. */
  void snapshot(Instant close, String markets) throws SQLException {
    version++;
    Instant asOf = clock.instant();
    database.execute(
        """
        INSERT INTO live_data.market_snapshot (symbol, event_ticker, snapshot, taken_at, version)
        VALUES ('BTC', '%s', '{"event":{"event_ticker":"%s","close_time":"%s","status":"active"},
          "as_of":"%s","cached":false,"version":%d,"markets":[%s]}', '%s', %d)
        ON CONFLICT (symbol, event_ticker) DO UPDATE
        SET snapshot = excluded.snapshot, taken_at = excluded.taken_at, version = excluded.version"""
            .formatted(event(close), event(close), close, asOf, version, markets, asOf, version));
  }

  /** A change of this hour's event on top of the last snapshot. */
  void change(String changes) throws SQLException {
    change(close(), changes);
  }

  void change(Instant close, String changes) throws SQLException {
    announce(
        "recio_market",
        """
        {"symbol":"BTC","event_ticker":"%s","close_time":"%s","status":"active","as_of":"%s",\
        "cached":false,"version":%d,"since":%d,"changes":{%s}}"""
            .formatted(event(close), close, clock.instant(), version + 1, version, changes));
    version++;
  }

  String market(int strike, String book) {
    return market(close(), strike, book);
  }

  private static String market(Instant close, int strike, String book) {
    return """
        {"ticker":"%s-T%d.99","floor_strike":%d.99,"volume":5000,%s}"""
        .formatted(event(close), strike - 1, strike - 1, book);
  }

  static final String BOOK =
      "\"yes_bid\":93,\"yes_ask\":94,\"no_bid\":6,\"no_ask\":7,\"status\":\"active\"";
  static final String NOBODY =
      "\"yes_bid\":null,\"yes_ask\":null,\"no_bid\":null,\"no_ask\":null,\"status\":\"active\"";
}
