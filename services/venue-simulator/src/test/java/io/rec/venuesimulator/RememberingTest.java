package io.rec.venuesimulator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The paper exchange in a system with a database: what it told its member holds after a restart.
 */
class RememberingTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String ORDERS = "/portfolio/events/orders";

  /** A Monday, half an hour before an event closes and hours before the day's great one does. */
  private static final Instant START = Instant.parse("2026-03-02T12:30:00Z");

  private final MovableClock clock = new MovableClock(START);
  private ConfigFolder config;
  private TestDatabase database;

  @BeforeEach
  void prepare() throws Exception {
    database = Postgres.shared().migrated();
    config = ConfigFolder.create().with(database).with("venue-simulator");
  }

  private TestRole start() {
    return TestRole.startAt(
            clock, Application.class, "venue-simulator", config, Map.of("RECIO_SYMBOLS", "BTC"))
        .awaitReady();
  }

  @Test
  @DisplayName("orders, positions, spent ids and groups are there again, and what ended has paid")
  void comesBack() throws Exception {
    String hourly;
    String daily;
    JsonObject resting;
    String before;
    BigDecimal balance;
    try (TestRole first = start()) {
      hourly = market(first, "KXBTCD-26MAR0208");
      daily = market(first, "KXBTCD-26MAR0217");
      placed(first, 201, order(hourly, "6.00", "0.99", "immediate_or_cancel", "a"));
      placed(first, 201, order(daily, "3.00", "0.99", "immediate_or_cancel", "b"));
      placed(first, 409, order(daily, "1.00", "0.01", "fill_or_kill", "killed"));
      JsonObject group =
          send(first, "POST", "/portfolio/order_groups/create", "{\"contracts_limit\":9}", 201);
      resting =
          placed(
              first,
              201,
              order(daily, "4.00", "0.05", "good_till_canceled", "c")
                  .with("order_group_id", group.text("order_group_id").orElseThrow()));
      placed(first, 201, order(hourly, "2.00", "0.05", "good_till_canceled", "d"));
      before = get(first, "/portfolio/fills").toString();
      balance = balance(first);
    }
    clock.pass(Duration.ofMinutes(35));

    try (TestRole second = start()) {
      JsonObject paid =
          (JsonObject) get(second, "/portfolio/settlements").list("settlements").getFirst();
      assertThat(paid.text("ticker")).hasValue(hourly);
      assertThat(paid.text("yes_count_fp")).hasValue("6.00");
      BigDecimal revenue = BigDecimal.valueOf(paid.whole("revenue").orElseThrow(), 2);
      // The two that rested for five cents in the hour that is over are free again.
      assertThat(balance(second))
          .isEqualByComparingTo(balance.add(revenue).add(new BigDecimal("0.10")));
      assertThat(get(second, "/portfolio/fills")).hasToString(before);
      assertThat(get(second, "/portfolio/orders").list("orders")).hasSize(4);
      String id = resting.text("order_id").orElseThrow();
      JsonObject order = get(second, "/portfolio/orders/" + id).object("order").orElseThrow();
      assertThat(order.text("status")).hasValue("resting");
      assertThat(order.text("remaining_count_fp")).hasValue("4.00");
      JsonObject position =
          (JsonObject) get(second, "/portfolio/positions").list("market_positions").getFirst();
      assertThat(position.text("ticker")).hasValue(daily);
      assertThat(position.text("position_fp")).hasValue("3.00");
      for (String spent : List.of("a", "b", "c", "d", "killed")) {
        placed(second, 409, order(daily, "1.00", "0.01", "good_till_canceled", spent));
      }
      assertThat(get(second, "/portfolio/order_groups").list("order_groups")).hasSize(1);
      assertThat(ledgerSum(second)).isZero();
      // A position that was taken up is closed like any other.
      placed(
          second,
          201,
          order(daily, "3.00", "0.01", "immediate_or_cancel", "close").with("side", "ask"));
      assertThat(get(second, "/portfolio/positions?count_filter=position").list("market_positions"))
          .isEmpty();
      assertThat(send(second, "DELETE", ORDERS + "/" + id, "", 200).text("reduced_by"))
          .hasValue("4.00");
      assertThat(ledgerSum(second)).isZero();
    }
  }

  @Test
  @DisplayName("while the database is away the exchange trades on, and writes when it is back")
  void outlivesAnOutage() throws Exception {
    try (TestRole role = start()) {
      String daily = market(role, "KXBTCD-26MAR0217");
      database.execute("ALTER TABLE venue.records RENAME TO away");

      JsonObject placed =
          placed(role, 201, order(daily, "1.00", "0.05", "good_till_canceled", "x"));

      database.execute("ALTER TABLE venue.away RENAME TO records");
      String id = placed.text("order_id").orElseThrow();
      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(database.column("SELECT id FROM venue.records WHERE kind = 'order'"))
                      .containsExactly(id));
    }
  }

  private static String market(TestRole role, String event) throws IOException {
    return get(role, "/markets?limit=1000&event_ticker=" + event).list("markets").stream()
        .map(JsonObject.class::cast)
        .min(
            Comparator.comparing(
                m ->
                    new BigDecimal(m.text("yes_bid_dollars").orElseThrow())
                        .subtract(new BigDecimal("0.5"))
                        .abs()))
        .flatMap(market -> market.text("ticker"))
        .orElseThrow();
  }

  private static JsonObject order(
      String ticker, String count, String price, String timeInForce, String clientOrderId) {
    return new JsonObject()
        .with("ticker", ticker)
        .with("side", "bid")
        .with("count", count)
        .with("price", price)
        .with("time_in_force", timeInForce)
        .with("self_trade_prevention_type", "taker_at_cross")
        .with("client_order_id", clientOrderId);
  }

  private static JsonObject placed(TestRole role, int status, JsonObject order) throws IOException {
    return send(role, "POST", ORDERS, order.toString(), status);
  }

  private static BigDecimal balance(TestRole role) throws IOException {
    return new BigDecimal(get(role, "/portfolio/balance").text("balance_dollars").orElseThrow());
  }

  private static long ledgerSum(TestRole role) {
    return role.bean(PaperDesk.class).simulator().exchange().look(floor -> floor.ledger().sum());
  }

  private static JsonObject get(TestRole role, String path) throws IOException {
    return send(role, "GET", path, "", 200);
  }

  private static JsonObject send(TestRole role, String method, String path, String body, int status)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(role.url("/trade-api/v2" + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      return Json.readObject(answer.body());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
