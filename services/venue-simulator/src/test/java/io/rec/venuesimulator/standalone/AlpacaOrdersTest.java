package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.StockFloor.decimal;
import static io.rec.venuesimulator.standalone.StockFloor.limit;
import static io.rec.venuesimulator.standalone.StockFloor.market;
import static io.rec.venuesimulator.standalone.StockFloor.names;
import static io.rec.venuesimulator.standalone.StockFloor.object;
import static io.rec.venuesimulator.standalone.StockFloor.objects;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The life of orders at Alpaca. */
class AlpacaOrdersTest {

  private static final BigDecimal CENT = new BigDecimal("0.01");

  private StockFloor floor = new StockFloor();

  @AfterEach
  void stop() {
    floor.close();
  }

  @Test
  @DisplayName(
      "an order is pending first, new next and filled later, at the price that Polygon quotes")
  void lifeOfAMarketOrder() {
    JsonObject placed = floor.placed(market("AAPL", "buy", "10"));
    String id = id(placed);
    floor.pass(Duration.ofMillis(250));
    String then = floor.status(id);
    BigDecimal ask = quote("AAPL", "P");
    floor.pass(Duration.ofMillis(250));
    JsonObject filled = floor.order(id);

    assertThat(names(placed))
        .contains(
            "id",
            "client_order_id",
            "created_at",
            "updated_at",
            "submitted_at",
            "filled_at",
            "expired_at",
            "canceled_at",
            "failed_at",
            "replaced_at",
            "replaced_by",
            "replaces",
            "asset_id",
            "symbol",
            "asset_class",
            "notional",
            "qty",
            "filled_qty",
            "filled_avg_price",
            "order_class",
            "order_type",
            "type",
            "side",
            "time_in_force",
            "limit_price",
            "stop_price",
            "status",
            "extended_hours",
            "legs",
            "trail_percent",
            "trail_price",
            "hwm");
    assertThat(placed.text("status")).hasValue("pending_new");
    assertThat(placed.text("filled_qty")).hasValue("0");
    assertThat(placed.value("filled_avg_price")).isEmpty();
    assertThat(then).isEqualTo("new");
    assertThat(filled.text("status")).hasValue("filled");
    assertThat(filled.text("filled_qty")).hasValue("10");
    assertThat(decimal(filled, "filled_avg_price")).isEqualByComparingTo(ask);
    assertThat(filled.text("filled_at")).hasValue("2026-03-02T15:00:00.500Z");
  }

  @Test
  @DisplayName("a sale gets the bid")
  void sells() {
    floor.filled(market("AAPL", "buy", "10"));
    String id = id(floor.placed(market("AAPL", "sell", "10")));
    BigDecimal bid = quote("AAPL", "p");
    floor.pass(Duration.ofMillis(500));

    assertThat(decimal(floor.order(id), "filled_avg_price")).isEqualByComparingTo(bid);
    assertThat(floor.list("/positions")).isEmpty();
  }

  @Test
  @DisplayName("what is quoted is all that an order gets at once: a large one is filled in parts")
  void partialFills() {
    String id = id(floor.placed(market("F", "buy", "2500")));
    floor.pass(Duration.ofMillis(500));
    JsonObject first = floor.order(id);
    BigDecimal quoted = quote("F", "S").movePointRight(2);
    floor.pass(Duration.ofMinutes(2));

    assertThat(first.text("status")).hasValue("partially_filled");
    assertThat(decimal(first, "filled_qty")).isEqualByComparingTo(quoted);
    assertThat(floor.order(id).text("filled_qty")).hasValue("2500");
  }

  @Test
  @DisplayName("a limit waits for its price and is never filled beyond it")
  void limits() {
    BigDecimal ask = quote("AAPL", "P");
    BigDecimal wanted = lowOfTheDay().add(new BigDecimal("0.05"));
    assertThat(wanted).isLessThan(ask);
    String far = id(floor.placed(limit("AAPL", "buy", "1", "1.00")));
    String near = id(floor.placed(limit("AAPL", "buy", "1", wanted.toPlainString())));
    String crossing =
        id(floor.placed(limit("AAPL", "buy", "1", ask.add(BigDecimal.ONE).toPlainString())));
    floor.pass(Duration.ofSeconds(4));

    assertThat(floor.status(far)).isEqualTo("new");
    assertThat(floor.status(near)).isEqualTo("new");
    assertThat(decimal(floor.order(crossing), "filled_avg_price")).isEqualByComparingTo(ask);
    floor.passUntil("2026-03-02T20:59:00Z");
    assertThat(floor.status(near)).isEqualTo("filled");
    assertThat(decimal(floor.order(near), "filled_avg_price")).isLessThanOrEqualTo(wanted);
  }

  @Test
  @DisplayName("a stop sleeps until a trade reaches its price, then takes what is quoted")
  void stops() {
    floor.filled(market("AAPL", "buy", "20"));
    BigDecimal last = trade("AAPL");
    String asleep = id(floor.placed(stop("sell", "5", new BigDecimal("1"))));
    String awake = id(floor.placed(stop("sell", "5", last.add(BigDecimal.ONE))));
    String limited =
        id(
            floor.placed(
                stop("sell", "5", last.add(BigDecimal.ONE))
                    .with("type", "stop_limit")
                    .with("limit_price", "9000")));
    floor.pass(Duration.ofSeconds(30));

    assertThat(floor.status(asleep)).isEqualTo("new");
    assertThat(floor.status(awake)).isEqualTo("filled");
    assertThat(floor.status(limited)).isEqualTo("new");
  }

  @Test
  @DisplayName("a trailing stop follows the best price and never goes back")
  void trails() {
    floor.filled(market("AAPL", "buy", "20"));
    JsonObject dollars =
        floor.placed(
            market("AAPL", "sell", "1").with("type", "trailing_stop").with("trail_price", "50"));
    JsonObject percent =
        floor.placed(
            market("AAPL", "sell", "1").with("type", "trailing_stop").with("trail_percent", 25));
    String tight =
        id(
            floor.placed(
                market("AAPL", "sell", "1")
                    .with("type", "trailing_stop")
                    .with("trail_price", CENT)));
    BigDecimal best = decimal(dollars, "hwm");
    for (int turn = 0; turn < 40; turn++) {
      floor.pass(Duration.ofSeconds(5));
      BigDecimal now = decimal(floor.order(id(dollars)), "hwm");
      assertThat(now).isGreaterThanOrEqualTo(best).isGreaterThanOrEqualTo(trade("AAPL"));
      best = now;
    }

    assertThat(decimal(floor.order(id(dollars)), "stop_price"))
        .isEqualByComparingTo(best.subtract(new BigDecimal("50")));
    assertThat(decimal(floor.order(id(percent)), "stop_price"))
        .isEqualByComparingTo(
            best.multiply(new BigDecimal("0.75")).setScale(2, RoundingMode.HALF_UP));
    assertThat(floor.status(tight)).isEqualTo("filled");
  }

  @Test
  @DisplayName("an order of a day expires at the close, one until canceled does not")
  void expires() {
    String day = id(floor.placed(limit("AAPL", "buy", "1", "1.00")));
    String kept = id(floor.placed(limit("AAPL", "buy", "1", "1.00").with("time_in_force", "gtc")));
    floor.passUntil("2026-03-02T20:59:59Z");
    String before = floor.status(day);
    floor.passUntil("2026-03-02T21:00:00Z");

    assertThat(before).isEqualTo("new");
    assertThat(floor.status(day)).isEqualTo("expired");
    assertThat(floor.order(day).text("expired_at")).hasValue("2026-03-02T21:00:00Z");
    floor.passUntil("2026-03-05T15:00:00Z");
    assertThat(floor.status(kept)).isEqualTo("new");
  }

  @Test
  @DisplayName("outside the hours an order is accepted and waits for the opening")
  void waitsForTheOpening() {
    floor.passUntil("2026-03-06T22:00:00Z");
    JsonObject placed = floor.placed(market("AAPL", "buy", "1"));
    floor.passUntil("2026-03-09T13:29:59Z");
    String before = floor.status(id(placed));
    floor.passUntil("2026-03-09T13:30:01Z");

    assertThat(placed.text("status")).hasValue("accepted");
    assertThat(before).isEqualTo("accepted");
    assertThat(floor.status(id(placed))).isEqualTo("filled");
    assertThat(floor.order(id(placed)).text("filled_at")).hasValue("2026-03-09T13:30:00.250Z");
  }

  @Test
  @DisplayName("in extended hours only orders trade that were sent for it")
  void extendedHours() {
    floor.passUntil("2026-03-02T22:00:00Z");
    String high = quote("AAPL", "P").add(BigDecimal.TEN).toPlainString();
    JsonObject extended =
        floor.placed(limit("AAPL", "buy", "1", high).with("extended_hours", true));
    JsonObject regular = floor.placed(limit("AAPL", "buy", "1", high));
    floor.pass(Duration.ofMinutes(1));

    assertThat(extended.text("status")).hasValue("pending_new");
    assertThat(floor.status(id(extended))).isEqualTo("filled");
    assertThat(floor.status(id(regular))).isEqualTo("accepted");
  }

  @Test
  @DisplayName("at the opening and the close the auctions settle at the day's first and last price")
  void auctions() {
    floor.passUntil("2026-03-03T13:00:00Z");
    JsonObject opening = floor.placed(market("AAPL", "buy", "3").with("time_in_force", "opg"));
    JsonObject closing = floor.placed(market("AAPL", "buy", "3").with("time_in_force", "cls"));
    JsonObject low = floor.placed(limit("AAPL", "buy", "3", "1").with("time_in_force", "opg"));
    floor.passUntil("2026-03-03T21:00:00Z");
    JsonObject day = floor.polygon("/v1/open-close/AAPL/2026-03-03");

    assertThat(decimal(floor.order(id(opening)), "filled_avg_price"))
        .isEqualByComparingTo(decimal(day, "open"));
    assertThat(floor.order(id(opening)).text("filled_at")).hasValue("2026-03-03T14:30:00Z");
    assertThat(decimal(floor.order(id(closing)), "filled_avg_price"))
        .isEqualByComparingTo(decimal(day, "close"));
    assertThat(floor.order(id(closing)).text("filled_at")).hasValue("2026-03-03T21:00:00Z");
    assertThat(floor.status(id(low))).isEqualTo("canceled");
  }

  @Test
  @DisplayName("immediate-or-cancel takes what there is, fill-or-kill all or nothing")
  void immediately() {
    JsonObject part = floor.placed(market("F", "buy", "2500").with("time_in_force", "ioc"));
    JsonObject none = floor.placed(market("F", "buy", "2500").with("time_in_force", "fok"));
    JsonObject all = floor.placed(market("F", "buy", "100").with("time_in_force", "fok"));
    floor.pass(Duration.ofSeconds(1));

    assertThat(floor.status(id(part))).isEqualTo("canceled");
    assertThat(decimal(floor.order(id(part)), "filled_qty")).isBetween(CENT, new BigDecimal("900"));
    assertThat(floor.status(id(none))).isEqualTo("canceled");
    assertThat(floor.order(id(none)).text("filled_qty")).hasValue("0");
    assertThat(floor.status(id(all))).isEqualTo("filled");
  }

  @Test
  @DisplayName("an order over an amount of money buys parts of a share, never for more")
  void notional() {
    JsonObject order =
        new JsonObject()
            .with("symbol", "AAPL")
            .with("notional", 500)
            .with("side", "buy")
            .with("type", "market")
            .with("time_in_force", "day");
    String id = id(floor.placed(order));
    floor.pass(Duration.ofSeconds(1));
    JsonObject filled = floor.order(id);
    BigDecimal shares = decimal(filled, "filled_qty");
    BigDecimal price = decimal(filled, "filled_avg_price");

    assertThat(filled.text("status")).hasValue("filled");
    assertThat(filled.value("qty")).isEmpty();
    assertThat(filled.text("notional")).hasValue("500");
    assertThat(shares)
        .isEqualByComparingTo(new BigDecimal("500").divide(price, 9, RoundingMode.DOWN));
    assertThat(decimal(floor.get("/account"), "cash"))
        .isEqualByComparingTo(new BigDecimal("100000").subtract(shares.multiply(price)));
  }

  @Test
  @DisplayName("a canceled order is pending first; one that is over cannot be canceled")
  void cancels() {
    String id = id(floor.placed(limit("AAPL", "buy", "1", "1")));
    int status = floor.alpaca("DELETE", "/orders/" + id, "").statusCode();
    String first = floor.status(id);
    floor.pass(Duration.ofMillis(250));
    JsonObject again = object(floor.alpaca("DELETE", "/orders/" + id, ""), 422);

    assertThat(status).isEqualTo(204);
    assertThat(first).isEqualTo("pending_cancel");
    assertThat(floor.status(id)).isEqualTo("canceled");
    assertThat(again.whole("code")).hasValue(42210000L);
    assertThat(again.text("message")).hasValue("order is already in \"canceled\" state");
    String filled = id(floor.filled(market("AAPL", "buy", "1")));
    assertThat(object(floor.alpaca("DELETE", "/orders/" + filled, ""), 422).text("message"))
        .hasValue("order is already in \"filled\" state");
    JsonObject none = object(floor.alpaca("DELETE", "/orders/none", ""), 404);
    assertThat(none.whole("code")).hasValue(40410000L);
    assertThat(none.text("message")).hasValue("order not found for none");
  }

  @Test
  @DisplayName("all open orders are canceled with one answer for each")
  void cancelsAll() {
    String one = id(floor.placed(limit("AAPL", "buy", "1", "1")));
    String two = id(floor.placed(limit("MSFT", "buy", "1", "1")));
    List<JsonObject> answers = objects(floor.alpaca("DELETE", "/orders", ""), 207);
    floor.pass(Duration.ofSeconds(1));

    assertThat(answers).extracting(AlpacaOrdersTest::id).containsExactly(one, two);
    assertThat(answers)
        .allSatisfy(
            each -> {
              assertThat(each.whole("status")).hasValue(200L);
              assertThat(each.object("body").orElseThrow().text("symbol")).isPresent();
            });
    assertThat(floor.list("/orders")).isEmpty();
    assertThat(floor.list("/orders?status=closed")).hasSize(2);
  }

  @Test
  @DisplayName("a changed order is a new one that replaces the old; both know each other")
  void replaces() {
    String old = id(floor.placed(limit("AAPL", "buy", "2", "1.00")));
    floor.pass(Duration.ofSeconds(1));
    JsonObject made =
        object(
            floor.alpaca(
                "PATCH",
                "/orders/" + old,
                "{\"qty\":3,\"limit_price\":\"2.00\",\"time_in_force\":\"gtc\"}"),
            200);

    assertThat(made.text("replaces")).hasValue(old);
    assertThat(made.text("qty")).hasValue("3");
    assertThat(made.text("limit_price")).hasValue("2");
    assertThat(made.text("time_in_force")).hasValue("gtc");
    assertThat(floor.status(old)).isEqualTo("replaced");
    assertThat(floor.order(old).text("replaced_by")).hasValue(id(made));
    assertThat(floor.order(old).text("replaced_at")).isPresent();
    assertThat(decimal(floor.get("/account"), "buying_power"))
        .isEqualByComparingTo(new BigDecimal("99994"));
    assertThat(object(floor.alpaca("PATCH", "/orders/" + old, "{\"qty\":1}"), 422).text("message"))
        .hasValue("order is already in \"replaced\" state");
    assertThat(floor.alpaca("PATCH", "/orders/" + id(made), "{\"stop_price\":1}").statusCode())
        .isEqualTo(422);
    assertThat(floor.alpaca("PATCH", "/orders/" + id(made), "{}").statusCode()).isEqualTo(422);
  }

  @Test
  @DisplayName("an order is found by its client's id, which is spent for ever")
  void clientIds() {
    JsonObject order = limit("AAPL", "buy", "1", "1").with("client_order_id", "mine");
    String id = id(floor.placed(order));
    floor.alpaca("DELETE", "/orders/" + id, "");
    floor.passUntil("2026-03-03T15:00:00Z");
    JsonObject again = object(floor.alpaca("POST", "/orders", order.toString()), 422);

    assertThat(id(floor.get("/orders:by_client_order_id?client_order_id=mine"))).isEqualTo(id);
    assertThat(again.whole("code")).hasValue(40010001L);
    assertThat(again.text("message")).hasValue("client_order_id must be unique");
    assertThat(
            floor.alpaca("GET", "/orders:by_client_order_id?client_order_id=none", "").statusCode())
        .isEqualTo(404);
    order.with("client_order_id", "x".repeat(129));
    assertThat(object(floor.alpaca("POST", "/orders", order.toString()), 422).whole("code"))
        .hasValue(40010001L);
  }

  @Test
  @DisplayName("lists are newest first, open and fifty, unless something else is said")
  void lists() {
    for (int number = 1; number <= 60; number++) {
      floor.placed(
          limit(number % 2 == 0 ? "AAPL" : "MSFT", "buy", "1", "1")
              .with("client_order_id", "n" + number));
      floor.pass(Duration.ofSeconds(2));
    }
    Instant middle = StockFloor.START.plusSeconds(60);

    assertThat(clientIds("/orders")).hasSize(50).startsWith("n60", "n59");
    assertThat(clientIds("/orders?limit=500&direction=asc")).hasSize(60).startsWith("n1", "n2");
    assertThat(clientIds("/orders?symbols=AAPL&limit=2")).containsExactly("n60", "n58");
    assertThat(clientIds("/orders?side=sell")).isEmpty();
    assertThat(clientIds("/orders?status=closed")).isEmpty();
    assertThat(clientIds("/orders?after=%s&direction=asc".formatted(middle))).startsWith("n32");
    assertThat(clientIds("/orders?until=%s".formatted(middle))).startsWith("n31");
    for (String wrong : List.of("limit=501", "limit=0", "status=some", "after=noon")) {
      assertThat(object(floor.alpaca("GET", "/orders?" + wrong, ""), 422).whole("code"))
          .hasValue(40010001L);
    }
  }

  @Test
  @DisplayName("0.9 the same calls at the same times give the same orders, ids and all")
  void repeats() {
    String first = story();
    floor.close();
    floor = new StockFloor();

    assertThat(story()).isEqualTo(first);
  }

  /** From half past ten on, as it will be seen in the evening. */
  private static BigDecimal lowOfTheDay() {
    try (StockFloor evening = new StockFloor(Instant.parse("2026-03-02T22:00:00Z"))) {
      String range =
          "/v2/aggs/ticker/AAPL/range/1/minute/%d/%d"
              .formatted(
                  Instant.parse("2026-03-02T15:30:00Z").toEpochMilli(),
                  Instant.parse("2026-03-02T20:50:00Z").toEpochMilli());
      return objects(evening.polygon(range), "results").stream()
          .map(minute -> decimal(minute, "l"))
          .reduce(BigDecimal::min)
          .orElseThrow();
    }
  }

  private String story() {
    floor.placed(market("F", "buy", "2700"));
    floor.pass(Duration.ofSeconds(7));
    floor.placed(limit("F", "buy", "50", "11"));
    floor.placed(market("F", "sell", "1"));
    floor.pass(Duration.ofMinutes(7));
    return floor.alpaca("GET", "/orders?status=all", "").body()
        + floor.alpaca("GET", "/positions", "").body()
        + floor.alpaca("GET", "/account", "").body();
  }

  private List<String> clientIds(String path) {
    return floor.list(path).stream()
        .map(order -> order.text("client_order_id").orElseThrow())
        .toList();
  }

  private JsonObject stop(String side, String count, BigDecimal price) {
    return market("AAPL", side, count)
        .with("type", "stop")
        .with("stop_price", price.toPlainString());
  }

  private BigDecimal quote(String symbol, String field) {
    return decimal(floor.polygon("/v2/last/nbbo/" + symbol).object("results").orElseThrow(), field);
  }

  private BigDecimal trade(String symbol) {
    return decimal(floor.polygon("/v2/last/trade/" + symbol).object("results").orElseThrow(), "p");
  }

  private static String id(JsonObject order) {
    return order.text("id").orElseThrow();
  }
}
