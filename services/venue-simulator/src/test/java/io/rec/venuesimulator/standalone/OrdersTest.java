package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.TradingFloor.answered;
import static io.rec.venuesimulator.standalone.TradingFloor.decimal;
import static io.rec.venuesimulator.standalone.TradingFloor.objects;
import static io.rec.venuesimulator.standalone.TradingFloor.order;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.venuesimulator.TextClient;
import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrdersTest {

  private static final String ORDERS = "/portfolio/events/orders";
  private static final BigDecimal CENT = new BigDecimal("0.01");

  @TempDir Path folder;

  private TradingFloor floor;
  private String ticker;

  @BeforeEach
  void start() {
    floor = new TradingFloor(folder, "ann", "bob", "cid=5");
    ticker = floor.market();
  }

  @AfterEach
  void stop() {
    floor.close();
  }

  @Test
  @DisplayName("what is taken is answered, read and paid for alike")
  void takes() {
    BigDecimal ask = floor.bestAsk(ticker);

    JsonObject answer = floor.placed("ann", ioc(order(ticker, "bid", "10.00", ask)));

    assertThat(answer.text("fill_count")).hasValue("10.00");
    assertThat(answer.text("remaining_count")).hasValue("0.00");
    assertThat(decimal(answer, "average_fill_price")).isEqualByComparingTo(ask);
    JsonObject fill = objects(floor.get("ann", "/portfolio/fills"), "fills").getFirst();
    assertThat(fill.text("order_id")).isEqualTo(answer.text("order_id"));
    assertThat(decimal(fill, "yes_price_dollars")).isEqualByComparingTo(ask);
    assertThat(fill.flag("is_taker")).hasValue(true);
    BigDecimal fee = decimal(fill, "fee_cost");
    assertThat(decimal(answer, "average_fee_paid").multiply(BigDecimal.TEN))
        .isEqualByComparingTo(fee);
    BigDecimal cost = ask.multiply(BigDecimal.TEN);
    assertThat(floor.balance("ann"))
        .isEqualByComparingTo(new BigDecimal("1000").subtract(cost).subtract(fee));
    JsonObject order = read("ann", answer);
    assertThat(order.text("status")).hasValue("executed");
    assertThat(decimal(order, "taker_fill_cost_dollars")).isEqualByComparingTo(cost);
    assertThat(decimal(order, "taker_fees_dollars")).isEqualByComparingTo(fee);
    JsonObject position =
        objects(floor.get("ann", "/portfolio/positions"), "market_positions").getFirst();
    assertThat(position.text("position_fp")).hasValue("10.00");
    assertThat(decimal(position, "market_exposure_dollars")).isEqualByComparingTo(cost);
  }

  @Test
  @DisplayName("what rests stands in the public book until it is canceled, and is canceled once")
  void rests() {
    BigDecimal inside = floor.bestAsk(ticker).subtract(CENT);
    BigDecimal before = size(inside);

    JsonObject answer = floor.placed("ann", order(ticker, "bid", "7.25", inside));

    assertThat(answer.text("fill_count")).hasValue("0.00");
    assertThat(answer.has("average_fill_price")).isFalse();
    assertThat(size(inside).subtract(before)).isEqualByComparingTo("7.25");
    assertThat(read("ann", answer).text("status")).hasValue("resting");
    assertThat(floor.balance("ann"))
        .isEqualByComparingTo(
            new BigDecimal("1000").subtract(inside.multiply(new BigDecimal("7.25"))));
    String path = ORDERS + "/" + answer.text("order_id").orElseThrow();
    assertThat(floor.send("bob", "DELETE", path).statusCode()).isEqualTo(404);
    JsonObject canceled = answered(floor.send("ann", "DELETE", path), 200);
    assertThat(canceled.text("reduced_by")).hasValue("7.25");
    assertThat(floor.send("ann", "DELETE", path).statusCode()).isEqualTo(404);
    assertThat(read("ann", answer).text("status")).hasValue("canceled");
    assertThat(read("ann", answer).text("remaining_count_fp")).hasValue("0.00");
    assertThat(size(inside)).isEqualByComparingTo(before);
    assertThat(floor.balance("ann")).isEqualByComparingTo("1000");
  }

  @Test
  @DisplayName("two members trade with each other at the resting price; public and both are told")
  void tradesBetweenMembers() {
    BigDecimal price = floor.bestAsk(ticker).subtract(CENT);
    try (TextClient anns = floor.stream("ann", "fill", "user_orders", "market_positions", "trade");
        TextClient bobs = floor.stream("bob", "fill")) {
      JsonObject resting = floor.placed("ann", order(ticker, "bid", "3.00", price));
      JsonObject taking =
          floor.placed("bob", ioc(order(ticker, "ask", "2.00", price.subtract(CENT))));

      assertThat(decimal(taking, "average_fill_price")).isEqualByComparingTo(price);
      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () -> {
                assertThat(anns.ofType("fill")).hasSize(1);
                assertThat(anns.ofType("user_order")).hasSize(2);
                assertThat(anns.ofType("market_position")).hasSize(1);
                assertThat(anns.ofType("trade")).hasSize(1);
                assertThat(bobs.ofType("fill")).hasSize(1);
              });
      JsonObject fill = message(anns, "fill");
      assertThat(fill.flag("is_taker")).hasValue(false);
      assertThat(fill.text("order_id")).isEqualTo(resting.text("order_id"));
      assertThat(fill.text("post_position_fp")).hasValue("2.00");
      assertThat(fill.text("trade_id")).isEqualTo(message(bobs, "fill").text("trade_id"));
      assertThat(fill.text("trade_id")).isEqualTo(message(anns, "trade").text("trade_id"));
      assertThat(fill.whole("ts_ms")).isEqualTo(message(anns, "trade").whole("ts_ms"));
      JsonObject order = anns.ofType("user_order").getLast().object("msg").orElseThrow();
      assertThat(order.text("status")).hasValue("resting");
      assertThat(order.text("remaining_count_fp")).hasValue("1.00");
      assertThat(order.text("last_update_reason")).hasValue("Trade");
      JsonObject trade =
          objects(floor.get("ann", "/markets/trades?ticker=" + ticker), "trades").getFirst();
      assertThat(trade.text("trade_id")).isEqualTo(fill.text("trade_id"));
      assertThat(trade.text("taker_book_side")).hasValue("ask");
    }
  }

  @Test
  @DisplayName("who moved the book is told to him alone")
  void tellsTheOriginToItsMemberOnly() {
    BigDecimal price = floor.bestAsk(ticker).subtract(CENT);
    try (TextClient anns = books("ann");
        TextClient bobs = books("bob")) {
      floor.placed("ann", order(ticker, "bid", "3.00", price).with("client_order_id", "mine"));

      await()
          .atMost(10, SECONDS)
          .until(
              () ->
                  !anns.ofType("orderbook_delta").isEmpty()
                      && !bobs.ofType("orderbook_delta").isEmpty());
      assertThat(message(anns, "orderbook_delta").text("client_order_id")).hasValue("mine");
      assertThat(message(anns, "orderbook_delta").text("delta_fp")).hasValue("3.00");
      assertThat(message(bobs, "orderbook_delta").has("client_order_id")).isFalse();
    }
  }

  @Test
  @DisplayName(
      "fill or kill takes all or answers 409, and its id is spent; IOC takes what is there")
  void fillsOrKills() {
    BigDecimal price = floor.bestAsk(ticker).subtract(CENT);
    floor.placed("bob", order(ticker, "ask", "5.00", price));
    JsonObject fok =
        order(ticker, "bid", "5.01", price)
            .with("time_in_force", "fill_or_kill")
            .with("client_order_id", "killed");

    assertThat(code(answered(floor.create("ann", fok), 409)))
        .isEqualTo("fill_or_kill_insufficient_resting_volume");
    assertThat(code(answered(floor.create("ann", fok), 409))).isEqualTo("order_already_exists");
    JsonObject part = floor.placed("ann", ioc(order(ticker, "bid", "5.01", price)));
    assertThat(part.text("fill_count")).hasValue("5.00");
    assertThat(part.text("remaining_count")).hasValue("0.00");
    assertThat(read("ann", part).text("status")).hasValue("canceled");
    JsonObject nothing = floor.placed("ann", ioc(order(ticker, "bid", "1", price)));
    assertThat(nothing.text("fill_count")).hasValue("0.00");
  }

  @Test
  @DisplayName("an order is made smaller and amended, by its total and under its id")
  void changes() {
    BigDecimal price = floor.bestAsk(ticker).subtract(CENT);
    JsonObject order = floor.placed("ann", order(ticker, "bid", "10.00", price));
    String path = ORDERS + "/" + order.text("order_id").orElseThrow();

    JsonObject smaller =
        answered(floor.send("ann", "POST", path + "/decrease", "{\"reduce_by\":\"4\"}"), 200);
    assertThat(smaller.text("remaining_count")).hasValue("6.00");
    floor.placed("bob", ioc(order(ticker, "ask", "2.00", price)));
    JsonObject amendment =
        order(ticker, "bid", "5.00", price.subtract(CENT)).with("updated_client_order_id", "new");
    JsonObject amended =
        answered(floor.send("ann", "POST", path + "/amend", amendment.toString()), 200);

    assertThat(amended.text("order_id")).isEqualTo(order.text("order_id"));
    assertThat(amended.text("client_order_id")).hasValue("new");
    assertThat(amended.text("fill_count")).hasValue("2.00");
    assertThat(amended.text("remaining_count")).hasValue("3.00");
    JsonObject both =
        answered(
            floor.send(
                "ann", "POST", path + "/decrease", "{\"reduce_by\":\"1\",\"reduce_to\":\"1\"}"),
            400);
    assertThat(code(both)).isEqualTo("invalid_parameters");
  }

  @Test
  @DisplayName("a batch is done item by item, and cancel-all leaves nothing")
  void batches() {
    BigDecimal price = floor.bestBid(ticker).subtract(CENT);
    String good = order(ticker, "bid", "1.00", price).with("client_order_id", "a").toString();
    String bad = order(ticker, "bid", "0.00", price).with("client_order_id", "b").toString();

    JsonObject made =
        answered(
            floor.send(
                "ann",
                "POST",
                ORDERS + "/batched",
                "{\"orders\":[%s,%s,%s]}".formatted(good, bad, good)),
            201);

    List<JsonObject> items = objects(made, "orders");
    assertThat(items.get(0).text("remaining_count")).hasValue("1.00");
    assertThat(code(items.get(1))).isEqualTo("invalid_order");
    assertThat(code(items.get(2))).isEqualTo("order_already_exists");
    floor.placed("ann", order(ticker, "bid", "2.00", price));
    String id = items.get(0).text("order_id").orElseThrow();
    JsonObject canceled =
        answered(
            floor.send(
                "ann",
                "DELETE",
                ORDERS + "/batched",
                "{\"orders\":[{\"order_id\":\"%s\"},{\"order_id\":\"%s\"}]}".formatted(id, id)),
            200);
    assertThat(objects(canceled, "orders").get(0).text("reduced_by")).hasValue("1.00");
    assertThat(objects(canceled, "orders").get(1).text("reduced_by")).hasValue("0.00");
    assertThat(code(objects(canceled, "orders").get(1))).isEqualTo("not_found");
    assertThat(floor.send("ann", "DELETE", ORDERS).statusCode()).isEqualTo(204);
    assertThat(objects(floor.get("ann", "/portfolio/orders?status=resting"), "orders")).isEmpty();
    assertThat(objects(floor.get("ann", "/portfolio/orders"), "orders")).hasSize(2);
    assertThat(floor.balance("ann")).isEqualByComparingTo("1000");
  }

  private TextClient books(String member) {
    TextClient stream = floor.trader(member).stream(floor.simulator().address("kalshi_ws"));
    stream.send(
        "{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"orderbook_delta\"],\"market_ticker\":\"%s\"}}"
            .formatted(ticker));
    await().atMost(10, SECONDS).until(() -> !stream.ofType("orderbook_snapshot").isEmpty());
    return stream;
  }

  private BigDecimal size(BigDecimal yesPrice) {
    JsonObject book =
        floor
            .get("ann", "/markets/%s/orderbook".formatted(ticker))
            .object("orderbook_fp")
            .orElseThrow();
    return book.list("yes_dollars").stream()
        .map(level -> (List<?>) level)
        .filter(level -> new BigDecimal((String) level.getFirst()).compareTo(yesPrice) == 0)
        .map(level -> new BigDecimal((String) level.getLast()))
        .findFirst()
        .orElse(BigDecimal.ZERO);
  }

  private JsonObject read(String member, JsonObject answer) {
    return floor
        .get(member, "/portfolio/orders/" + answer.text("order_id").orElseThrow())
        .object("order")
        .orElseThrow();
  }

  private static JsonObject message(TextClient stream, String type) {
    return stream.ofType(type).getFirst().object("msg").orElseThrow();
  }

  private static JsonObject ioc(JsonObject order) {
    return order.with("time_in_force", "immediate_or_cancel");
  }

  private static String code(JsonObject answer) {
    return answer.object("error").orElseThrow().text("code").orElseThrow();
  }
}
