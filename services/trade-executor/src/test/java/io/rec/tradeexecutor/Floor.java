package io.rec.tradeexecutor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Json;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TemporaryFolder;
import io.rec.platform.testing.TestClock;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import io.rec.venuesimulator.PaperDesk;
import io.rec.venuesimulator.Simulator;
import io.rec.venuesimulator.fault.Faults;
import io.rec.venuesimulator.fault.Venue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A database, the venue simulator and as many executors as a test wants, in the middle of an hour
 * whatever the time of the day is; and the trade manager's part, which is to store what is wanted.
 */
final class Floor implements AutoCloseable {

  static final String NAME = "trade-executor";

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String EVENT = "KXBTCD-26MAR0208";

  private final TestClock clock = TestClock.at("2026-03-02T12:30:00Z");
  private final List<TestRole> executors = new ArrayList<>();
  private final Map<String, String> env = new HashMap<>();
  private final TestDatabase database;
  private final ConfigFolder config;
  private final TestRole simulator;
  private final Path state;
  private Optional<Market> market = Optional.empty();
  private int trades;
  private boolean venueStopped;

  Floor() throws SQLException {
    this(Postgres.shared().migrated());
  }

  Floor(TestDatabase database) {
    this(database, "1000000");
  }

  Floor(TestDatabase database, String cashCents) {
    this.database = database;
    this.config =
        ConfigFolder.create().with(database).with(NAME, "venue-simulator").withControl("None");
    this.simulator =
        TestRole.startAt(
                clock,
                io.rec.venuesimulator.Application.class,
                "venue-simulator",
                config,
                Map.of("RECIO_SET_SIMULATOR_STARTING_CASH_CENTS", cashCents))
            .awaitReady();
    try {
      this.state = TemporaryFolder.create("recio-executor");
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
    with("RECIO_SET_EXECUTOR_STATE_DIR", state.toString());
    with("RECIO_SET_EXECUTOR_SEND_DEADLINE", "700ms");
  }

  /** A variable of the executors that start from now on. */
  Floor with(String name, String value) {
    env.put(name, value);
    return this;
  }

  /** One that holds the lease. */
  TestRole executor() {
    TestRole role = standby("pod-" + (executors.size() + 1));
    await().atMost(20, SECONDS).until(() -> holds(role));
    return role;
  }

  /** One that is ready, whoever holds the lease. */
  TestRole standby(String pod) {
    Map<String, String> own = new HashMap<>(env);
    own.put("POD_NAME", pod);
    config.with(NAME);
    TestRole role = TestRole.startAt(clock, Application.class, NAME, config, own).awaitReady();
    executors.add(role);
    return role;
  }

  static boolean holds(TestRole executor) {
    return executor.get("/health").body().contains("\"held\":true");
  }

  TestClock clock() {
    return clock;
  }

  ConfigFolder config() {
    return config;
  }

  TestDatabase database() {
    return database;
  }

  Path state() {
    return state;
  }

  Simulator venue() {
    return simulator.bean(PaperDesk.class).simulator();
  }

  void fault(UnaryOperator<Faults> change, Duration lasting) {
    venue().faults().change(Venue.KALSHI_REST, change, lasting);
  }

  void noFault() {
    venue().faults().clear(Venue.KALSHI_REST);
  }

  /** The market whose price was nearest to one half when it was first asked for. */
  Market market() {
    if (market.isEmpty()) {
      market = Optional.of(nearestToHalf());
    }
    return market.get();
  }

  private Market nearestToHalf() {
    return Json.of(venueGet("/markets?status=open&limit=1000&event_ticker=" + EVENT))
        .at("markets")
        .values()
        .stream()
        .map(Market::of)
        .min(Comparator.comparing(m -> m.ask().subtract(new BigDecimal("0.5")).abs()))
        .orElseThrow();
  }

  record Market(String ticker, BigDecimal bid, BigDecimal ask) {
    static Market of(Json market) {
      return new Market(
          market.text("ticker"),
          new BigDecimal(market.text("yes_bid_dollars")),
          new BigDecimal(market.text("yes_ask_dollars")));
    }
  }

  /** Stores a trade and an order that opens it, to be sent within the next half minute. */
  String open(String side, String count, String yesLimit) throws SQLException {
    return intent(market().ticker(), "open", side, count, yesLimit, "30 seconds");
  }

  /** A buy of YES that the book can fill whatever the price does meanwhile. */
  String entry() throws SQLException {
    return open("bid", "2", "0.95");
  }

  /** A sale of YES that is held, at whatever it brings. */
  String sellYes(String ticker, String count) throws SQLException {
    return intent(ticker, "close", "ask", count, "0.01", "30 seconds");
  }

  /** A sale of NO that is held, at whatever it brings. */
  String sellNo(String ticker, String count) throws SQLException {
    return intent(ticker, "close", "bid", count, "0.99", "30 seconds");
  }

  String late(String purpose) throws SQLException {
    return intent(market().ticker(), purpose, "bid", "2", "0.95", "0 seconds");
  }

  private String intent(
      String ticker, String purpose, String side, String count, String limit, String sendBefore)
      throws SQLException {
    int trade = ++trades;
    String id = "t%d:%s".formatted(trade, purpose);
    boolean opens = purpose.equals("open");
    String now = clock.instant().toString();
    BigDecimal paid =
        side.equals("bid") ? new BigDecimal(limit) : BigDecimal.ONE.subtract(new BigDecimal(limit));
    database.execute(
        """
        INSERT INTO users.trades (id, user_id, status, date, time, strike, side, buy_price, position,
          ticker, symbol, ticket_id, created_at, exposure, staked)
        VALUES (%1$d, 'user_0001', 'pending', '', '', '', 'Y', %2$s, %3$s, '%4$s', 'BTC', 't%1$d',
          '%5$s', 0, 0)"""
            .formatted(trade, paid, count, ticker, now),
        """
        INSERT INTO users.order_intents (user_id, client_order_id, trade_id, purpose, symbol, ticker,
          book_side, count, yes_limit, time_in_force, reduce_only, created_at, send_before)
        VALUES ('user_0001', '%s', %d, '%s', 'BTC', '%s', '%s', %s, %s, '%s', %s, '%s',
          timestamptz '%s' + interval '%s')"""
            .formatted(
                id,
                trade,
                purpose,
                ticker,
                side,
                count,
                limit,
                opens ? "fill_or_kill" : "immediate_or_cancel",
                !opens,
                now,
                now,
                sendBefore));
    return id;
  }

  static HttpResponse<String> post(TestRole executor, String id) {
    return executor.post("/orders", "{\"client_order_id\":\"%s\"}".formatted(id));
  }

  static Json send(TestRole executor, String id) {
    HttpResponse<String> answer = post(executor, id);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.of(answer.body());
  }

  static Json lookUp(TestRole executor, String id) {
    HttpResponse<String> answer = executor.post("/orders/" + id + "/look-up", "{}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.of(answer.body());
  }

  static HttpResponse<String> put(TestRole executor, String path, String json) {
    return call(
        HttpRequest.newBuilder(executor.url(path))
            .header("Authorization", "Bearer " + ConfigFolder.TOKEN)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** Rests at the exchange without the executor having any part in it. */
  void restForeign(String ticker) {
    venuePost(
        "{\"ticker\":\"%s\",\"side\":\"bid\",\"count\":\"1.00\",\"price\":\"0.0100\","
                .formatted(ticker)
            + "\"time_in_force\":\"good_till_canceled\","
            + "\"self_trade_prevention_type\":\"taker_at_cross\"}");
  }

  /** As if the executor had sent it. */
  void place(String id, String ticker) {
    venuePost(
        "{\"ticker\":\"%s\",\"side\":\"bid\",\"count\":\"2.00\",\"price\":\"0.9500\","
                .formatted(ticker)
            + "\"time_in_force\":\"fill_or_kill\",\"client_order_id\":\"%s\",".formatted(id)
            + "\"self_trade_prevention_type\":\"taker_at_cross\"}");
  }

  /** The trades so far are over and at no stake, so that more may be opened. */
  void closeTrades() throws SQLException {
    database.execute("UPDATE users.trades SET status = 'closed'");
  }

  /** As if an executor had died between the committed dispatch and the answer. */
  void dispatched(String id) throws SQLException {
    database.execute(
        """
        INSERT INTO users.order_dispatch
          (user_id, client_order_id, fence, pod, stage, tries, began_at)
        VALUES ('user_0001', '%s', 0, 'dead', 'sending', 1, '%s')"""
            .formatted(id, clock.instant()));
  }

  /** Nobody listens at the exchange's address from now on. */
  void stopVenue() {
    simulator.close();
    venueStopped = true;
  }

  /** Our ids of all orders that the exchange has. */
  List<String> venueOrders() {
    return orders("").stream().map(order -> order.text("client_order_id")).toList();
  }

  int restingOrders() {
    return orders("&status=resting").size();
  }

  private List<Json> orders(String filter) {
    return Json.of(venueGet("/portfolio/orders?limit=1000" + filter)).at("orders").values();
  }

  /** Contracts held of a market, negative on the NO side. */
  BigDecimal position(String ticker) {
    return Json.of(venueGet("/portfolio/positions?limit=1000&ticker=" + ticker))
        .at("market_positions")
        .values()
        .stream()
        .map(position -> new BigDecimal(position.text("position_fp")))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void venuePost(String body) {
    HttpResponse<String> answer =
        call(
            HttpRequest.newBuilder(venueUrl("/portfolio/events/orders"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private String venueGet(String path) {
    HttpResponse<String> answer = call(HttpRequest.newBuilder(venueUrl(path)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  URI venueUrl(String path) {
    return simulator.url("/trade-api/v2" + path);
  }

  static HttpResponse<String> call(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  String stage(String id) throws SQLException {
    return one("SELECT stage FROM users.order_dispatch WHERE client_order_id = '%s'".formatted(id));
  }

  String one(String query) throws SQLException {
    List<String> rows = database.column(query);
    return rows.isEmpty() ? "" : rows.getFirst();
  }

  /** Outcomes of the facts about an order, oldest first. */
  List<String> facts(String id) throws SQLException {
    return database.column(
        "SELECT payload->>'outcome' FROM system.outbox WHERE topic = 'order' AND key = '%s' ORDER BY id"
            .formatted(id));
  }

  void awaitStage(String id, String stage) {
    await().atMost(20, SECONDS).untilAsserted(() -> assertThat(stage(id)).isEqualTo(stage));
  }

  @Override
  public void close() {
    if (!venueStopped) {
      noFault();
    }
    executors.forEach(TestRole::close);
    stopVenue();
  }
}
