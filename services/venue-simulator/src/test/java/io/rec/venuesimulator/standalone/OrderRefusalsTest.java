package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.TradingFloor.answered;
import static io.rec.venuesimulator.standalone.TradingFloor.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which the exchange says no: status, code, shape, and that nothing came of it. */
class OrderRefusalsTest {

  private static final String ORDERS = "/portfolio/events/orders";

  /** A Thursday, half an hour before the weekly pause in New York. */
  private static final Instant BEFORE_THE_PAUSE = Instant.parse("2026-03-05T07:30:00Z");

  private static TradingFloor floor;
  private static String ticker;

  @BeforeAll
  static void start(@TempDir Path folder) {
    floor = new TradingFloor(folder, "ann", "bob", "cid=1");
    ticker = floor.market();
  }

  @AfterAll
  static void stop() {
    floor.close();
  }

  /** A change to an order that would rest; an empty value takes the field away. */
  @ParameterizedTest(name = "{0} {1}: {2} {3}")
  @CsvSource({
    "ticker, '\"NOPE\"', 404, market_not_found",
    "ticker, , 400, missing_parameters",
    "side, '\"yes\"', 400, invalid_parameters",
    "side, , 400, missing_parameters",
    "count, '\"0\"', 400, invalid_order",
    "count, '\"-1\"', 400, invalid_order",
    "count, '\"0.001\"', 400, invalid_order",
    "count, '\"ten\"', 400, invalid_parameters",
    "count, , 400, missing_parameters",
    "price, '\"0.555\"', 400, invalid_price",
    "price, '\"0\"', 400, invalid_price",
    "price, '\"1\"', 400, invalid_price",
    "price, '\"-0.1\"', 400, invalid_price",
    "price, '\"0.55551\"', 400, invalid_price",
    "price, , 400, missing_parameters",
    "time_in_force, '\"day\"', 400, invalid_parameters",
    "time_in_force, , 400, missing_parameters",
    "self_trade_prevention_type, , 400, missing_parameters",
    "reduce_only, true, 400, invalid_order",
    "client_order_id, '\"no spaces\"', 400, invalid_parameters",
    "expiration_time, 1, 400, invalid_parameters",
    "expiration_time, -1, 400, invalid_parameters",
    "subaccount, 7, 400, insufficient_balance",
    "subaccount, 64, 400, invalid_parameters",
    "exchange_index, 1, 400, invalid_parameters",
    "order_group_id, '\"none\"', 404, not_found",
    "count, '\"100001\"', 400, insufficient_balance"
  })
  void refuses(String field, @Nullable String value, int status, String code) {
    HttpResponse<String> answer = floor.send("ann", "POST", ORDERS, with(resting(), field, value));

    assertThat(code(answered(answer, status))).isEqualTo(code);
    assertUntouched("ann");
  }

  @ParameterizedTest(name = "{0} as {1}")
  @CsvSource({"count, 1", "price, 0.01", "side, true", "post_only, '\"yes\"'", "ticker, '[]'"})
  void refusesOtherTypesInTheFlatShape(String field, String value) {
    JsonObject answer =
        answered(floor.send("ann", "POST", ORDERS, with(resting(), field, value)), 400);

    assertThat(answer.text("code")).hasValue("bad_request");
    assertThat(answer.text("message")).hasValue("bad request");
    assertThat(answer.text("details").orElseThrow()).contains("cannot unmarshal", "." + field);
    assertUntouched("ann");
  }

  @Test
  @DisplayName("what is no JSON is refused in the flat shape")
  void refusesGarbage() {
    JsonObject answer = answered(floor.send("ann", "POST", ORDERS, "{\"ticker\":"), 400);

    assertThat(answer.text("code")).hasValue("bad_request");
  }

  @Test
  @DisplayName("a post-only order that would trade is refused at entry, with its reason")
  void refusesPostOnlyThatCrosses() {
    JsonObject order = order(ticker, "bid", "1", floor.bestAsk(ticker)).with("post_only", true);

    JsonObject answer = answered(floor.create("ann", order), 400);

    assertThat(code(answer)).isEqualTo("invalid_order");
    assertThat(answer.object("error").orElseThrow().text("details")).hasValue("post only cross");
    assertThat(answer.object("error").orElseThrow().text("service")).hasValue("exchange");
    assertUntouched("ann");
  }

  @Test
  @DisplayName("an order that does not rest has no expiry, and has to be paid for at its limit")
  void checksWhatDoesNotRest() {
    JsonObject ioc =
        order(ticker, "bid", "1", new BigDecimal("0.99"))
            .with("time_in_force", "immediate_or_cancel");

    assertThat(code(answered(floor.create("cid", ioc.with("count", "1.01")), 400)))
        .isEqualTo("insufficient_balance");
    JsonObject expiring = ioc.with("expiration_time", floor.now().getEpochSecond() + 60);
    assertThat(code(answered(floor.create("ann", expiring), 400))).isEqualTo("invalid_order");
    assertUntouched("cid");
  }

  @Test
  @DisplayName("a client's id is spent for good, for its own member only")
  void spendsIds() {
    JsonObject order = resting().with("client_order_id", "once");
    JsonObject first = answered(floor.create("bob", order), 201);
    String path = ORDERS + "/" + first.text("order_id").orElseThrow();
    answered(floor.send("bob", "DELETE", path), 200);

    JsonObject again = answered(floor.create("bob", order), 409);
    JsonObject others = answered(floor.create("ann", order), 201);

    assertThat(again.toString())
        .isEqualTo(
            "{\"error\":{\"code\":\"order_already_exists\",\"message\":\"order already exists\",\"service\":\"exchange\"}}");
    answered(
        floor.send("ann", "DELETE", ORDERS + "/" + others.text("order_id").orElseThrow()), 200);
    assertThat(floor.balance("ann")).isEqualByComparingTo("1000");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "POST, /portfolio/orders, 410",
    "POST, /portfolio/orders/batched, 410",
    "DELETE, /portfolio/orders/x, 410",
    "GET, /portfolio/orders/x, 404",
    "GET, /portfolio/orders/x/queue_position, 404",
    "DELETE, /portfolio/events/orders/x, 404",
    "POST, /portfolio/events/orders/x/nothing, 404",
    "GET, /portfolio/order_groups/x, 404",
    "PUT, /portfolio/order_groups/x/reset, 404",
    "GET, /portfolio/nowhere, 404",
    "GET, /portfolio/orders?limit=1001, 400",
    "GET, /portfolio/orders?status=nope, 400",
    "GET, /portfolio/fills?limit=1001, 400",
    "GET, /portfolio/positions?settlement_status=nope, 400",
    "GET, /portfolio/orders?cursor=garbage, 200"
  })
  void answersWithTheContractsStatus(String method, String path, int status) {
    assertThat(floor.send("ann", method, path).statusCode()).isEqualTo(status);
  }

  @Test
  @DisplayName("after the close every call about a market's orders is refused, cancels too")
  void refusesAfterTheClose(@TempDir Path own) {
    try (TradingFloor late = new TradingFloor(own, "ann")) {
      String closing = late.market();
      JsonObject placed = late.placed("ann", order(closing, "bid", "1", new BigDecimal("0.01")));
      String path = ORDERS + "/" + placed.text("order_id").orElseThrow();
      late.pass(Duration.ofMinutes(30));

      assertThat(code(answered(late.send("ann", "DELETE", path), 400)))
          .isEqualTo("market_inactive");
      assertThat(
              code(
                  answered(
                      late.create("ann", order(closing, "bid", "1", new BigDecimal("0.01"))), 400)))
          .isEqualTo("market_inactive");
      JsonObject order =
          late.get("ann", "/portfolio/orders/" + placed.text("order_id").orElseThrow())
              .object("order")
              .orElseThrow();
      assertThat(order.text("status")).hasValue("canceled");
      assertThat(late.balance("ann")).isEqualByComparingTo("1000");
    }
  }

  @Test
  @DisplayName("the weekly pause lets cancels pass only; orders that asked for it go with it")
  void pausesTrading(@TempDir Path own) {
    try (TradingFloor paused = new TradingFloor(own, BEFORE_THE_PAUSE, "ann")) {
      String next = daily(paused);
      JsonObject order = order(next, "bid", "1", new BigDecimal("0.01"));
      JsonObject stays = paused.placed("ann", order);
      JsonObject goes =
          paused.placed(
              "ann",
              order(next, "bid", "1", new BigDecimal("0.01")).with("cancel_order_on_pause", true));
      JsonObject group =
          answered(
              paused.send(
                  "ann", "POST", "/portfolio/order_groups/create", "{\"contracts_limit\":5}"),
              201);
      paused.pass(Duration.ofMinutes(31));

      assertThat(code(answered(paused.create("ann", order), 400))).isEqualTo("trading_is_paused");
      assertThat(status(paused, goes)).isEqualTo("canceled");
      assertThat(status(paused, stays)).isEqualTo("resting");
      String groups = "/portfolio/order_groups/" + group.text("order_group_id").orElseThrow();
      assertThat(code(answered(paused.send("ann", "PUT", groups + "/reset"), 400)))
          .isEqualTo("trading_is_paused");
      answered(paused.send("ann", "PUT", groups + "/trigger"), 200);
      String path = ORDERS + "/" + stays.text("order_id").orElseThrow();
      answered(paused.send("ann", "DELETE", path), 200);
    }
  }

  @Test
  @DisplayName("while the exchange is down nothing is written, and reads go on")
  void pausesTheExchange(@TempDir Path own) {
    try (TradingFloor down = new TradingFloor(own, "ann")) {
      String market = down.market();
      JsonObject order = order(market, "bid", "1", new BigDecimal("0.01"));
      JsonObject placed = down.placed("ann", order);
      down.simulator()
          .simulator()
          .faults()
          .change(Venue.KALSHI_REST, faults -> faults.withOutage(true));

      assertThat(code(answered(down.create("ann", order), 400))).isEqualTo("exchange_is_paused");
      String path = ORDERS + "/" + placed.text("order_id").orElseThrow();
      assertThat(code(answered(down.send("ann", "DELETE", path), 400)))
          .isEqualTo("exchange_is_paused");
      assertThat(status(down, placed)).isEqualTo("resting");
    }
  }

  private static String daily(TradingFloor floor) {
    List<JsonObject> open =
        TradingFloor.objects(floor.get("ann", "/markets?status=open&limit=1000"), "markets");
    return open.getLast().text("ticker").orElseThrow();
  }

  private static String status(TradingFloor at, JsonObject placed) {
    return at.get("ann", "/portfolio/orders/" + placed.text("order_id").orElseThrow())
        .object("order")
        .flatMap(order -> order.text("status"))
        .orElseThrow();
  }

  private static JsonObject resting() {
    return order(ticker, "bid", "1.00", new BigDecimal("0.01"));
  }

  private static String with(JsonObject order, String field, @Nullable String value) {
    String text = order.with(field, "@").toString();
    return value == null
        ? text.replace("\"%s\":\"@\"".formatted(field), "\"other\":0")
        : text.replace("\"@\"", value);
  }

  private static void assertUntouched(String member) {
    assertThat(floor.get(member, "/portfolio/orders?status=resting").list("orders")).isEmpty();
    assertThat(floor.get(member, "/portfolio/fills").list("fills")).isEmpty();
  }

  private static String code(JsonObject answer) {
    return Optional.of(answer)
        .flatMap(whole -> whole.object("error"))
        .flatMap(error -> error.text("code"))
        .orElseThrow(() -> new AssertionError(answer.toString()));
  }
}
