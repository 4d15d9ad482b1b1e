package io.rec.trademanager;

import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Json;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestClock;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A trade manager with its database, a market of the hour, money in the account, and an executor.
 * Twenty minutes before the close by a clock of its own, so that it holds at any minute.
 */
final class Desk implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-10T16:40:00Z");
  static final Instant CLOSE = Instant.parse("2026-03-10T17:00:00Z");
  static final String EVENT = "KXBTCD-26MAR1013";
  static final String TICKER = EVENT + "-T117999.99";
  static final String OTHER = EVENT + "-T118249.99";
  static final String LATER = "KXBTCD-26MAR1014-T117999.99";

  final TestDatabase database;
  final TestClock clock = TestClock.at(START.toString());
  final ConfigFolder config;
  final PlayedExecutor executor;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private TestRole role;

  private Desk(TestDatabase database, ConfigFolder config, PlayedExecutor executor) {
    this.database = database;
    this.config = config;
    this.executor = executor;
  }

  /** Not started yet. */
  static Desk prepared() throws SQLException {
    return prepared(Postgres.shared());
  }

  /** On a server of the test's own, which it may stop. */
  static Desk prepared(Postgres server) throws SQLException {
    var database = server.migrated();
    var config =
        ConfigFolder.create()
            .with("trade-manager", "trade-executor")
            .with(database)
            .withControl("None");
    var desk = new Desk(database, config, PlayedExecutor.at(config.port("trade-executor")));
    database.execute(
        "INSERT INTO users.account_balance (user_id, balance, balance_dollars, \"timestamp\") "
            + "VALUES ('user_0001', 50000, 500, '%s')".formatted(START.minusSeconds(60)));
    desk.market(EVENT, CLOSE, TICKER, OTHER);
    desk.market("KXBTCD-26MAR1014", CLOSE.plusSeconds(3600), LATER);
    return desk.fresh();
  }

  static Desk started() throws SQLException {
    return prepared().start();
  }

  /** One of the role's settings. */
  Desk with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Desk start() {
    role =
        TestRole.startAt(clock, Application.class, "trade-manager", config, environment)
            .awaitReady();
    await().atMost(Duration.ofSeconds(30)).until(() -> get("/health").body(), this::holdsTheLease);
    return this;
  }

  /** Kills nothing and saves everything, as a rollout does. */
  Desk restart() {
    role.close();
    return start();
  }

  void stop() {
    role.close();
  }

  TestRole role() {
    return role;
  }

  /** Prices and quotes of now, and a little ahead, so that a slow machine is no stale market. */
  Desk fresh() throws SQLException {
    return pricesOf(clock.instant().plusSeconds(4)).quotesOf(clock.instant().plusSeconds(8));
  }

  Desk pricesOf(Instant at) throws SQLException {
    database.execute(
        "DELETE FROM live_data.btc_price_log",
        """
        INSERT INTO live_data.btc_price_log ("timestamp", price, momentum, tick_at)
        VALUES ('%s', 118123.45, 0.1234, '%s')"""
            .formatted(at, at));
    return this;
  }

  Desk quotesOf(Instant at) throws SQLException {
    return tableOf(at, false).snapshotOf(at);
  }

  Desk snapshotOf(Instant at) throws SQLException {
    database.execute("UPDATE live_data.market_snapshot SET taken_at = '%s'".formatted(at));
    return this;
  }

  Desk tableOf(Instant at, boolean stale) throws SQLException {
    database.execute(
        "DELETE FROM live_data.strike_table_btc",
        """
        INSERT INTO live_data.strike_table_btc ("timestamp", symbol, current_price, ttc_seconds,
          broker, event_ticker, market_title, market_status, strike, buffer, buffer_pct, volume,
          ticker, active_side, stale)
        VALUES ('%s', 'BTC', 118123.45, 1200, 'Kalshi', '%s', 'BTC price', 'active', 118000, 123,
          0.1, 10, '%s', 'yes', %s)"""
            .formatted(at, EVENT, TICKER, stale));
    return this;
  }

  /** Cents; null where nobody offers. */
  Desk asks(String ticker, String yesAsk, String noAsk) throws SQLException {
    database.execute(
        "UPDATE live_data.market_kalshi_btc SET yes_ask = %s, no_ask = %s WHERE market_ticker = '%s'"
            .formatted(yesAsk, noAsk, ticker));
    return this;
  }

  private void market(String event, Instant close, String... tickers) throws SQLException {
    database.execute(
        """
        INSERT INTO live_data.market_snapshot (symbol, event_ticker, snapshot, taken_at)
        VALUES ('BTC', '%s', '{"event":{"close_time":"%s"}}', '%s')"""
            .formatted(event, close, START));
    for (String ticker : tickers) {
      database.execute(
          """
          INSERT INTO live_data.market_kalshi_btc (event_ticker, market_ticker, strike, status,
            yes_ask, no_ask, volume, created_at, updated_at)
          VALUES ('%s', '%s', '$118,000', 'active', 94, 8, 100, now(), now())"""
              .formatted(event, ticker));
    }
  }

  /** Ten YES at 94 cents, and whatever else is said. */
  static String ticket(String id, String... fields) {
    var all =
        new LinkedHashMap<String, String>(
            Map.of(
                "ticket_id", "\"" + id + "\"",
                "symbol", "\"BTC\"",
                "strike", "\"$118,000\"",
                "side", "\"Y\"",
                "ticker", "\"" + TICKER + "\"",
                "buy_price", "0.94",
                "position", "10",
                "prob", "97.5"));
    for (int i = 0; i < fields.length; i += 2) {
      all.put(fields[i], fields[i + 1]);
    }
    return all.entrySet().stream()
        .map(field -> "\"%s\":%s".formatted(field.getKey(), field.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  HttpResponse<String> post(String path, String body) {
    return role.post(path, body);
  }

  HttpResponse<String> get(String path) {
    return role.get(path);
  }

  /** Opens a trade and waits until it holds ten YES bought at 94 cents. */
  long opened(String id) throws SQLException {
    executor.says(id + ":open", PlayedExecutor.done("10.00", "9.400000", "0.039480"));
    fresh();
    var answer = post("/trades", ticket(id));
    if (answer.statusCode() != 201) {
      throw new AssertionError(answer.body());
    }
    long trade = Json.of(answer.body()).whole("id");
    awaitStatus(trade, "open");
    return trade;
  }

  void awaitStatus(long trade, String status) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> database.column("SELECT status FROM users.trades WHERE id = " + trade),
            List.of(status)::equals);
  }

  void awaitRows(String query, String... rows) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> database.column(query), List.of(rows)::equals);
  }

  private boolean holdsTheLease(String health) {
    return health.contains("\"held\":true") && health.contains("\"reconciliation\"");
  }

  String one(String query) throws SQLException {
    return String.join("|", database.column(query));
  }

  @Override
  public void close() {
    if (role != null) {
      role.close();
    }
    executor.close();
  }
}
