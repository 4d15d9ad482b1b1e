package io.rec.activetradesupervisor;

import io.rec.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What the rest of a desk would say and store, at the time of the test's clock. */
final class Desk {

  static final int STRIKE = 118_000;

  private final TestDatabase database;
  private final Clock clock;

  Desk(TestDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  static String ticker(String symbol) {
    return "KX%sD-26MAR0208-T117999.99".formatted(symbol);
  }

  /** An open YES trade at 118000 of 100 contracts bought at 94 cents. */
  void open(long id) throws SQLException {
    trade(id, "open", "BTC", "Y");
  }

  void trade(long id, String status, String symbol, String side) throws SQLException {
    Instant now = clock.instant();
    database.execute(
        """
        INSERT INTO users.trades
          (id, user_id, status, date, time, symbol, strike, side, buy_price, position, held, exposure,
           fees, ticker, event_ticker, ticket_id, contract, symbol_open, prob, created_at, opened_at,
           expires_at)
        VALUES (%d, 'user_0001', '%s', '2026-03-02', '07:30:00', '%s', '$118,000', '%s', 0.94, 100,
          %s, 0.3948, '%s', 'KX%sD-26MAR0208', 'TICKET-%09x-1', '%s 8am', 118020, 97, '%s', '%s',
          '2026-03-02T13:00:00Z')"""
            .formatted(
                id,
                status,
                symbol,
                side,
                status.equals("pending") ? "0, 94.3948" : "100, 94",
                ticker(symbol),
                symbol,
                id,
                symbol,
                now,
                now));
  }

  /** As the trade manager would: the row and its fact. */
  void status(long id, String status) throws SQLException {
    database.execute(
        "UPDATE users.trades SET status = '%s' WHERE id = %d".formatted(status, id),
        """
        INSERT INTO system.outbox (topic, key, payload)
        VALUES ('trade', '%d', '{"trade_id":%d,"status":"%s"}')"""
            .formatted(id, id, status));
  }

  /** Makes a trade's strike one that nobody can read. */
  void spoil(long id) throws SQLException {
    database.execute("UPDATE users.trades SET strike = '$1x' WHERE id = " + id);
  }

  /** Whose money it moves. */
  void mode(long id, String mode) throws SQLException {
    database.execute("UPDATE users.trades SET mode = '%s' WHERE id = %d".formatted(mode, id));
  }

  /** A close order that the trade manager made and that did not fill. */
  void closeOrder(long trade, int attempt) throws SQLException {
    database.execute(
        """
        INSERT INTO users.order_intents
          (user_id, client_order_id, trade_id, purpose, symbol, ticker, book_side, count, yes_limit,
           time_in_force, reduce_only, created_at, send_before)
        VALUES ('user_0001', 't%d:close-%d', %d, 'close', 'BTC', '%s', 'ask', 100, 0.2,
          'immediate_or_cancel', true, now(), now())"""
            .formatted(trade, attempt, trade, ticker("BTC")));
  }

  /** The next version of the settings, without its fact. */
  void settings(String assignments) throws SQLException {
    database.execute(
        """
        CREATE TEMP TABLE next AS SELECT * FROM users.auto_trade_settings
          ORDER BY version DESC LIMIT 1""",
        "UPDATE next SET version = version + 1, changed_by = 'test', " + assignments,
        "INSERT INTO users.auto_trade_settings SELECT * FROM next");
  }

  void tick(double price, double momentum) throws SQLException {
    announce(
        "recio_price",
        String.format(
            Locale.ROOT,
            """
            {"symbol":"BTC","price":%.2f,"timestamp":"%s","received_at":"%s","momentum":%.4f,\
            "deltas":{},"one_minute_avg":%.2f,"momentum_stale":false,"source":"test","number":1}""",
            price,
            clock.instant(),
            clock.instant(),
            momentum,
            price));
  }

  /** A fresh table of BTC with one strike, 118000. */
  void table(double price, double probability, int noAsk) throws SQLException {
    table("BTC", price, probability, noAsk, Duration.ZERO, false);
  }

  /**
   * A table of this moment.
   *
   * @param age of the price in it
   */
  void table(
      String symbol,
      double price,
      double probability,
      int noAsk,
      Duration age,
      boolean interpolated)
      throws SQLException {
    Instant now = clock.instant();
    announce(
        "recio_strike_table",
        String.format(
            Locale.ROOT,
            """
            {"symbol":"%s","current_price":%.2f,"ttc":%d,"broker":"Kalshi",\
            "event_ticker":"KX%sD-26MAR0208","market_title":"price today at 8am",\
            "strike_tier":250,"market_status":"active","last_updated":"%s","strikes":[\
            {"strike":118000,"ticker":"%s","buffer":20.0,"buffer_pct":0.02,"probability":%.2f,\
            "yes_ask":%d,"no_ask":%d,"yes_diff":1.0,"no_diff":-3.0,"volume":5000,\
            "active_side":"yes","yes_bid":null,"no_bid":null,"spread":null}],\
            "momentum":{"weighted_score":0.1,"bucket":10,"stale":false,"deltas":{}},\
            "fingerprint":"f","stale":false,"degraded":[],"model":"m","price_as_of":"%s",\
            "price_age_ms":0,"price_source":"test","interpolated":%s,"market_as_of":"%s",\
            "market_age_ms":0,"market_cached":false,"rows_left_out":0}""",
            symbol,
            price,
            Duration.between(now, Instant.parse("2026-03-02T13:00:00Z")).toSeconds(),
            symbol,
            now,
            ticker(symbol),
            probability,
            101 - noAsk,
            noAsk,
            now.minus(age),
            interpolated,
            now));
  }

  /** The venue's snapshot of the trade's event, as its watchdog stores it. */
  void snapshot(int yesBid, int yesAsk) throws SQLException {
    Instant now = clock.instant();
    database.execute(
        """
        INSERT INTO live_data.market_snapshot (symbol, event_ticker, snapshot, taken_at)
        VALUES ('BTC', 'KXBTCD-26MAR0208',
          '{"as_of":"%s","markets":[{"ticker":"%s","yes_bid":%d,"yes_ask":%d}]}', '%s')
        ON CONFLICT (symbol, event_ticker) DO UPDATE
        SET snapshot = excluded.snapshot, taken_at = excluded.taken_at"""
            .formatted(now, ticker("BTC"), yesBid, yesAsk, now));
  }

  /** As the trade manager would: the next version of one trade's stop, and its fact. */
  void stopOf(long trade, boolean attached, String floor) throws SQLException {
    database.execute(
        """
        INSERT INTO users.trade_stops
          (user_id, trade_id, version, auto_stop, current_probability, changed_by, changed_at)
        SELECT 'user_0001', %d, coalesce(max(version), 0) + 1, %s, %s, 'ann', now()
        FROM users.trade_stops WHERE trade_id = %d"""
            .formatted(trade, attached, floor, trade),
        "INSERT INTO system.outbox (topic, key, payload) VALUES ('trade_stop', '%d', '{}')"
            .formatted(trade));
  }

  void killSwitch(String level) throws SQLException {
    database.execute(
        "UPDATE users.kill_switch SET level = '%s', reason = 'test', set_by = 'a person'"
            .formatted(level));
  }

  /** The payloads of the facts of a topic. */
  List<String> facts(String topic) throws SQLException {
    return database.column(
        "SELECT payload::text FROM system.outbox WHERE topic = '%s' ORDER BY id".formatted(topic));
  }

  List<String> rows(String query) throws SQLException {
    return database.column(query);
  }

  private void announce(String channel, String payload) throws SQLException {
    database.execute("SELECT pg_notify('%s', '%s')".formatted(channel, payload));
  }
}
