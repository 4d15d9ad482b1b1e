package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.StockFloor.decimal;
import static io.rec.venuesimulator.standalone.StockFloor.limit;
import static io.rec.venuesimulator.standalone.StockFloor.market;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is ordered, cash and positions are what the fills make of the deposit. */
class AlpacaMoneyLawsTest {

  private static final int DEEDS = Integer.getInteger("recio.stock.deeds", 250);
  private static final BigDecimal CASH = new BigDecimal(100_000);
  private static final List<String> SYMBOLS = List.of("AAPL", "F", "BRK.B");
  private static final Offset<BigDecimal> ROUNDING = Offset.offset(new BigDecimal("0.05"));

  private final Map<Integer, Integer> answers = new TreeMap<>();

  /** What the fills of an account come to. */
  private record Sums(BigDecimal cash, Map<String, BigDecimal> shares) {}

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  @DisplayName("cash, shares, what is held back and what all is worth agree after every deed")
  void addsUp(long seed) {
    Random random = new Random(seed);
    try (StockFloor floor = new StockFloor()) {
      for (int deed = 0; deed < DEEDS; deed++) {
        HttpResponse<String> answer = deed(floor, random);
        answers.merge(answer.statusCode(), 1, Integer::sum);
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(500).isNotEqualTo(429);
        floor.pass(Duration.ofMillis(1000L + random.nextInt(9000)));
        if (deed % 10 == 9) {
          assertAddsUp(floor);
          floor.pass(Duration.ofMinutes(random.nextInt(240)));
        }
      }
      assertAddsUp(floor);
      floor.alpaca("DELETE", "/positions?cancel_orders=true", "");
      floor.pass(Duration.ofDays(4));
      assertAddsUp(floor);
      assertThat(floor.list("/positions")).isEmpty();
      JsonObject account = floor.get("/account");
      assertThat(account.text("equity")).isEqualTo(account.text("cash"));
      assertThat(answers).containsKeys(200, 204, 403, 422);
    }
  }

  private static HttpResponse<String> deed(StockFloor floor, Random random) {
    String symbol = SYMBOLS.get(random.nextInt(SYMBOLS.size()));
    String side = random.nextInt(5) < 3 ? "buy" : "sell";
    BigDecimal last =
        decimal(floor.polygon("/v2/last/trade/" + symbol).object("results").orElseThrow(), "p");
    String price = last.add(BigDecimal.valueOf(random.nextInt(-60, 61), 2)).toPlainString();
    String count =
        random.nextInt(4) == 0
            ? BigDecimal.valueOf(random.nextInt(1, 90_000), 3).toPlainString()
            : String.valueOf(random.nextInt(1, 120));
    JsonObject sent = market(symbol, side, count);
    return switch (random.nextInt(16)) {
      case 0, 1, 2 -> post(floor, sent);
      case 3, 4, 5 -> post(floor, limit(symbol, side, count, price));
      case 6 -> post(floor, limit(symbol, side, count, price).with("time_in_force", "gtc"));
      case 7 -> post(floor, sent.with("time_in_force", random.nextBoolean() ? "ioc" : "fok"));
      case 8 ->
          post(
              floor,
              sent.with("qty", null)
                  .with("notional", BigDecimal.valueOf(random.nextInt(1, 900_000), 2)));
      case 9 -> post(floor, sent.with("type", "stop").with("stop_price", price));
      case 10 -> post(floor, sent.with("type", "trailing_stop").with("trail_price", "0.05"));
      case 11 -> floor.alpaca("DELETE", "/orders/" + one(floor, random), "");
      case 12 ->
          floor.alpaca(
              "PATCH",
              "/orders/" + one(floor, random),
              new JsonObject().with("qty", random.nextInt(1, 100)).toString());
      case 13, 14 ->
          post(
              floor,
              limit(symbol, "buy", String.valueOf(random.nextInt(1, 120)), price)
                  .with("order_class", "bracket")
                  .with("take_profit", exit("limit_price", last.add(random(random))))
                  .with("stop_loss", exit("stop_price", last.subtract(random(random)))));
      default -> floor.alpaca("DELETE", "/positions/%s?percentage=40".formatted(symbol), "");
    };
  }

  private static JsonObject exit(String name, BigDecimal price) {
    return new JsonObject().with(name, price.toPlainString());
  }

  /** Up to a dollar and a half. */
  private static BigDecimal random(Random random) {
    return BigDecimal.valueOf(random.nextInt(50, 151), 2);
  }

  private static HttpResponse<String> post(StockFloor floor, JsonObject order) {
    return floor.alpaca("POST", "/orders", order.toString());
  }

  /** Of the open orders if there are any. */
  private static String one(StockFloor floor, Random random) {
    List<JsonObject> open = floor.list("/orders?limit=500");
    return open.isEmpty() ? "none" : open.get(random.nextInt(open.size())).text("id").orElseThrow();
  }

  private static void assertAddsUp(StockFloor floor) {
    JsonObject account = floor.get("/account");
    List<JsonObject> positions = floor.list("/positions");
    List<JsonObject> orders = floor.list("/orders?status=all&limit=500&direction=asc");
    Sums sums = sums(orders);
    BigDecimal cost = sum(positions, "cost_basis");
    BigDecimal value = sum(positions, "market_value");

    assertThat(decimal(account, "cash")).isNotNegative().isCloseTo(sums.cash(), ROUNDING);
    assertThat(decimal(account, "buying_power"))
        .isNotNegative()
        .isLessThanOrEqualTo(decimal(account, "cash"));
    assertThat(decimal(account, "equity"))
        .isEqualByComparingTo(decimal(account, "cash").add(value));
    assertThat(value.subtract(cost)).isCloseTo(sum(positions, "unrealized_pl"), ROUNDING);
    for (String symbol : SYMBOLS) {
      BigDecimal held =
          positions.stream()
              .filter(position -> position.text("symbol").orElseThrow().equals(symbol))
              .map(position -> decimal(position, "qty"))
              .findFirst()
              .orElse(BigDecimal.ZERO);
      assertThat(held)
          .isNotNegative()
          .isEqualByComparingTo(sums.shares().getOrDefault(symbol, BigDecimal.ZERO));
    }
    assertThat(positions)
        .allSatisfy(
            position ->
                assertThat(decimal(position, "qty_available"))
                    .isBetween(BigDecimal.ZERO, decimal(position, "qty")));
  }

  private static Sums sums(List<JsonObject> orders) {
    BigDecimal cash = CASH;
    Map<String, BigDecimal> shares = new TreeMap<>();
    for (JsonObject order : orders) {
      BigDecimal filled = decimal(order, "filled_qty");
      if (filled.signum() > 0) {
        boolean buys = order.text("side").orElseThrow().equals("buy");
        BigDecimal money = filled.multiply(decimal(order, "filled_avg_price"));
        cash = buys ? cash.subtract(money) : cash.add(money);
        shares.merge(
            order.text("symbol").orElseThrow(), buys ? filled : filled.negate(), BigDecimal::add);
      }
    }
    return new Sums(cash, shares);
  }

  private static BigDecimal sum(List<JsonObject> rows, String name) {
    return rows.stream().map(row -> decimal(row, name)).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
