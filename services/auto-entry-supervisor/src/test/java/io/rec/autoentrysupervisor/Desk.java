package io.rec.autoentrysupervisor;

import io.rec.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What the rest of a desk would say and store, at the time of the test's clock. */
final class Desk {

  /** A row that all rules want: YES at 94 cents for 97 percent. */
  static final String GOOD = row("BTC", 118_000, "yes", 97, 94, 7, 5000);

  static final double PRICE = 118_020;

  private final TestDatabase database;
  private final Clock clock;

  Desk(TestDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  static String ticker(String symbol, int strike) {
    return "KX%sD-26MAR0208-T%d.99".formatted(symbol, strike - 1);
  }

  static String row(
      String symbol, int strike, String side, double chance, int yesAsk, int noAsk, int volume) {
    double yes = side.equals("yes") ? chance : 100 - chance;
    return String.format(
        Locale.ROOT,
        """
        {"strike":%d,"ticker":"%s","buffer":20.0,"buffer_pct":0.02,"probability":%.2f,\
        "yes_ask":%d,"no_ask":%d,"yes_diff":%.2f,"no_diff":%.2f,"volume":%d,\
        "active_side":"%s","yes_bid":null,"no_bid":null,"spread":null}""",
        strike,
        ticker(symbol, strike),
        chance,
        yesAsk,
        noAsk,
        yes - yesAsk,
        100 - yes - noAsk,
        volume,
        side);
  }

  /** A calm tick and a fresh table of BTC. */
  void market(String... rows) throws SQLException {
    tick("BTC", 0.1);
    table("BTC", Duration.ZERO, false, rows);
  }

  void tick(String symbol, double momentum) throws SQLException {
    announce(
        "recio_price",
        String.format(
            Locale.ROOT,
            """
            {"symbol":"%s","price":%.2f,"timestamp":"%s","received_at":"%s","momentum":%.4f,\
            "deltas":{},"one_minute_avg":%.2f,"momentum_stale":false,"source":"test","number":1}""",
            symbol,
            PRICE,
            clock.instant(),
            clock.instant(),
            momentum,
            PRICE));
  }

  /**
   * A table of this moment.
   *
   * @param age of the price in it
   */
  void table(String symbol, Duration age, boolean interpolated, String... rows)
      throws SQLException {
    announce("recio_strike_table", tableText(symbol, age, interpolated, rows));
  }

  /** The row of a table, as the coordinator stores it. */
  void storeTable(String... rows) throws SQLException {
    database.execute(
        """
        INSERT INTO live_data.strike_table (symbol, event_ticker, strike_table, computed_at)
        VALUES ('BTC', 'KXBTCD-26MAR0208', '%s', '%s')"""
            .formatted(tableText("BTC", Duration.ZERO, false, rows), clock.instant()));
  }

  private String tableText(String symbol, Duration age, boolean interpolated, String... rows) {
    Instant now = clock.instant();
    return String.format(
        Locale.ROOT,
        """
        {"symbol":"%s","current_price":%.2f,"ttc":%d,"broker":"Kalshi",\
        "event_ticker":"KX%sD-26MAR0208","market_title":"%s price today at 8am",\
        "strike_tier":250,"market_status":"active","last_updated":"%s","strikes":[%s],\
        "momentum":{"weighted_score":0.1,"bucket":10,"stale":false,"deltas":{}},\
        "fingerprint":"f","stale":false,"degraded":[],"model":"m","price_as_of":"%s",\
        "price_age_ms":0,"price_source":"test","interpolated":%s,"market_as_of":"%s",\
        "market_age_ms":0,"market_cached":false,"rows_left_out":0}""",
        symbol,
        PRICE,
        Duration.between(now, Instant.parse("2026-03-02T13:00:00Z")).toSeconds(),
        symbol,
        symbol,
        now,
        String.join(",", rows),
        now.minus(age),
        interpolated,
        now);
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

  /** A trade of this hour. */
  void trade(long id, String status, String side, int strike) throws SQLException {
    database.execute(
        """
        INSERT INTO users.trades
          (id, user_id, status, date, time, strike, side, buy_price, position, held, ticker,
           ticket_id, expires_at)
        VALUES (%d, 'user_0001', '%s', '2026-03-02', '07:50:00', '$%d', '%s', 0.94, 1, 1, '%s',
          'TICKET-%09x-1', '2026-03-02T13:00:00Z')"""
            .formatted(id, status, strike, side, ticker("BTC", strike), id));
  }

  void execute(String sql) throws SQLException {
    database.execute(sql);
  }

  List<String> rows(String query) throws SQLException {
    return database.column(query);
  }

  /** The payloads of the facts of a topic. */
  List<String> facts(String topic) throws SQLException {
    return database.column(
        "SELECT payload::text FROM system.outbox WHERE topic = '%s' ORDER BY id".formatted(topic));
  }

  private void announce(String channel, String payload) throws SQLException {
    database.execute("SELECT pg_notify('%s', '%s')".formatted(channel, payload));
  }
}
