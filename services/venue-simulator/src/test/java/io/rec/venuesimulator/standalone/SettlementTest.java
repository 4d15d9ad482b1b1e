package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.TradingFloor.decimal;
import static io.rec.venuesimulator.standalone.TradingFloor.objects;
import static io.rec.venuesimulator.standalone.TradingFloor.order;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.venuesimulator.TextClient;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What time does to orders and positions. */
class SettlementTest {

  @TempDir Path folder;

  private TradingFloor floor;
  private String ticker;

  @BeforeEach
  void start() {
    floor = new TradingFloor(folder, "ann", "bob");
    ticker = floor.market();
  }

  @AfterEach
  void stop() {
    floor.close();
  }

  @Test
  @DisplayName("a market pays its winners once the timer is over: row, cash, position and message")
  void pays() {
    JsonObject yes = ioc(order(ticker, "bid", "10.50", floor.bestAsk(ticker)));
    JsonObject no = ioc(order(ticker, "ask", "4.00", floor.bestBid(ticker)));
    floor.placed("ann", yes);
    floor.placed("bob", no);
    floor.placed("bob", order(ticker, "ask", "1.00", new BigDecimal("0.99")));
    BigDecimal ann = floor.balance("ann");
    BigDecimal bob = floor.balance("bob");
    try (TextClient stream = floor.stream("ann", "market_positions")) {
      floor.pass(Duration.ofMinutes(30));
      assertThat(objects(floor.get("ann", "/portfolio/settlements"), "settlements")).isEmpty();
      assertThat(floor.market(ticker).text("status")).hasValue("closed");
      assertThat(floor.balance("bob")).isGreaterThan(bob);

      floor.pass(Duration.ofSeconds(64));

      assertThat(floor.market(ticker).text("status")).hasValue("finalized");
      boolean won = floor.market(ticker).text("result").orElseThrow().equals("yes");
      JsonObject row =
          objects(floor.get("ann", "/portfolio/settlements"), "settlements").getFirst();
      assertThat(row.text("ticker")).hasValue(ticker);
      assertThat(row.text("market_result")).isEqualTo(floor.market(ticker).text("result"));
      assertThat(row.text("yes_count_fp")).hasValue("10.50");
      assertThat(row.text("no_count_fp")).hasValue("0.00");
      assertThat(row.whole("revenue")).hasValue(won ? 1050L : 0L);
      assertThat(floor.balance("ann"))
          .isEqualByComparingTo(won ? ann.add(new BigDecimal("10.50")) : ann);
      JsonObject bobs =
          objects(floor.get("bob", "/portfolio/settlements"), "settlements").getFirst();
      assertThat(bobs.whole("revenue")).hasValue(won ? 0L : 400L);
      assertThat(objects(floor.get("ann", "/portfolio/positions"), "market_positions")).isEmpty();
      JsonObject settled =
          objects(
                  floor.get("ann", "/portfolio/positions?settlement_status=settled"),
                  "market_positions")
              .getFirst();
      assertThat(settled.text("position_fp")).hasValue("0.00");
      assertThat(decimal(settled, "realized_pnl_dollars"))
          .isEqualByComparingTo(
              new BigDecimal(won ? "10.50" : "0").subtract(decimal(row, "yes_total_cost_dollars")));
      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(stream.ofType("market_position").getLast().object("msg").orElseThrow())
                      .extracting(position -> position.text("position_fp").orElseThrow())
                      .isEqualTo("0.00"));
    }
    assertThat(ledgerSum()).isZero();
  }

  @Test
  @DisplayName("an order expires within a second, and its owner is told why")
  void expires() {
    long due = floor.now().getEpochSecond() + 10;
    try (TextClient stream = floor.stream("ann", "user_orders")) {
      JsonObject order =
          floor.placed(
              "ann",
              order(ticker, "bid", "1.00", new BigDecimal("0.01")).with("expiration_time", due));
      floor.pass(Duration.ofSeconds(9));
      assertThat(status(order)).isEqualTo("resting");

      floor.pass(Duration.ofSeconds(1));

      assertThat(status(order)).isEqualTo("canceled");
      await()
          .atMost(10, SECONDS)
          .until(() -> !stream.of("\"last_update_reason\":\"ExpiryCancel\"").isEmpty());
    }
  }

  @Test
  @DisplayName("the public and the makers trade with members' orders as time passes")
  void publicTradesWithMembers() {
    // Better than every maker on both sides: the next who comes takes it.
    BigDecimal bid = floor.bestAsk(ticker).subtract(new BigDecimal("0.01"));
    floor.placed("ann", order(ticker, "bid", "500.00", bid));
    for (int minute = 0; minute < 20 && fills().isEmpty(); minute++) {
      floor.pass(Duration.ofSeconds(60));
    }

    List<JsonObject> fills = fills();
    assertThat(fills).isNotEmpty();
    assertThat(fills).allMatch(fill -> !fill.flag("is_taker").orElseThrow());
    assertThat(fills).allMatch(fill -> decimal(fill, "yes_price_dollars").compareTo(bid) == 0);
    assertThat(fills).allMatch(fill -> decimal(fill, "fee_cost").signum() == 0);
    List<String> shown =
        objects(floor.get("ann", "/markets/trades?limit=1000&ticker=" + ticker), "trades").stream()
            .map(trade -> trade.text("trade_id").orElseThrow())
            .toList();
    assertThat(shown)
        .containsAll(fills.stream().map(f -> f.text("trade_id").orElseThrow()).toList());
    assertThat(ledgerSum()).isZero();
  }

  @Test
  @DisplayName("reads lag behind by as much as the switch says; the write's answer does not")
  void lags() {
    floor
        .simulator()
        .simulator()
        .faults()
        .change(Venue.KALSHI_REST, faults -> faults.withReadLag(Duration.ofMillis(400)));
    JsonObject order = floor.placed("ann", order(ticker, "bid", "1.00", new BigDecimal("0.10")));
    String path = "/portfolio/orders/" + order.text("order_id").orElseThrow();
    assertThat(floor.send("ann", "GET", path).statusCode()).isEqualTo(404);
    floor.pass(Duration.ofMillis(400));
    assertThat(status(order)).isEqualTo("resting");
    assertThat(floor.balance("ann")).isEqualByComparingTo("999.9");

    floor.send("ann", "DELETE", "/portfolio/events" + path.substring("/portfolio".length()));

    assertThat(status(order)).isEqualTo("resting");
    floor.pass(Duration.ofMillis(400));
    assertThat(status(order)).isEqualTo("canceled");
    assertThat(floor.balance("ann")).isEqualByComparingTo("1000");
  }

  private List<JsonObject> fills() {
    return objects(floor.get("ann", "/portfolio/fills"), "fills");
  }

  private String status(JsonObject placed) {
    return floor
        .get("ann", "/portfolio/orders/" + placed.text("order_id").orElseThrow())
        .object("order")
        .flatMap(order -> order.text("status"))
        .orElseThrow();
  }

  private long ledgerSum() {
    return floor.simulator().simulator().exchange().look(look -> look.ledger().sum());
  }

  private static JsonObject ioc(JsonObject order) {
    return order.with("time_in_force", "immediate_or_cancel");
  }
}
