package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.StockFloor.decimal;
import static io.rec.venuesimulator.standalone.StockFloor.limit;
import static io.rec.venuesimulator.standalone.StockFloor.market;
import static io.rec.venuesimulator.standalone.StockFloor.object;
import static io.rec.venuesimulator.standalone.StockFloor.objects;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Orders at Alpaca that belong together: bracket, one-cancels-other, one-triggers-other. */
class AlpacaExitsTest {

  private static final String FAR_UP = "9000";
  private static final String FAR_DOWN = "1";

  private final StockFloor floor = new StockFloor();

  @AfterEach
  void stop() {
    floor.close();
  }

  @Test
  @DisplayName(
      "the exits of a bracket are held until it is filled, and come with it when asked for")
  void bracket() {
    JsonObject placed = floor.placed(bracket(market("AAPL", "buy", "10"), FAR_UP, FAR_DOWN));
    List<JsonObject> legs = objects(placed, "legs");
    BigDecimal power = decimal(floor.get("/account"), "buying_power");
    floor.pass(Duration.ofSeconds(1));

    assertThat(placed.text("order_class")).hasValue("bracket");
    assertThat(legs).extracting(leg -> word(leg, "type")).containsExactly("limit", "stop");
    assertThat(legs).extracting(leg -> word(leg, "side")).containsOnly("sell");
    assertThat(legs).extracting(leg -> word(leg, "status")).containsOnly("held");
    assertThat(power).isPositive();
    assertThat(legs).extracting(leg -> floor.status(id(leg))).containsOnly("new");
    assertThat(floor.list("/orders?status=all")).hasSize(3);
    assertThat(floor.list("/orders?status=all&nested=true")).hasSize(1);
    assertThat(objects(floor.get("/orders/%s?nested=true".formatted(id(placed))), "legs"))
        .hasSize(2);
    // Both sell the same shares: they are held back once.
    assertThat(floor.get("/positions/AAPL").text("qty_available")).hasValue("0");
  }

  @Test
  @DisplayName("the exit that is filled cancels the other one")
  void oneCancelsTheOther() {
    JsonObject placed = floor.placed(bracket(market("AAPL", "buy", "10"), FAR_UP, FAR_DOWN));
    List<JsonObject> legs = objects(placed, "legs");
    floor.pass(Duration.ofSeconds(1));
    JsonObject gain =
        object(
            floor.alpaca("PATCH", "/orders/" + id(legs.getFirst()), "{\"limit_price\":1.5}"), 200);
    floor.pass(Duration.ofSeconds(1));

    assertThat(floor.status(id(gain))).isEqualTo("filled");
    assertThat(floor.status(id(legs.getLast()))).isEqualTo("canceled");
    assertThat(floor.list("/positions")).isEmpty();
    assertThat(floor.list("/orders")).isEmpty();
  }

  @Test
  @DisplayName("a loss is stopped, and the gain that was hoped for is canceled")
  void stopsLoss() {
    JsonObject placed = floor.placed(bracket(market("AAPL", "buy", "10"), FAR_UP, FAR_DOWN));
    List<JsonObject> legs = objects(placed, "legs");
    floor.pass(Duration.ofSeconds(1));
    JsonObject loss =
        object(
            floor.alpaca("PATCH", "/orders/" + id(legs.getLast()), "{\"stop_price\":8000}"), 200);
    floor.pass(Duration.ofSeconds(1));

    assertThat(floor.status(id(loss))).isEqualTo("filled");
    assertThat(floor.status(id(legs.getFirst()))).isEqualTo("canceled");
    assertThat(floor.list("/positions")).isEmpty();
  }

  @Test
  @DisplayName("the exits of an order that is canceled go with it")
  void canceledTogether() {
    JsonObject placed = floor.placed(bracket(limit("AAPL", "buy", "10", "10"), FAR_UP, "5"));
    floor.pass(Duration.ofSeconds(1));
    floor.alpaca("DELETE", "/orders/" + id(placed), "");
    floor.pass(Duration.ofSeconds(1));

    assertThat(floor.list("/orders?status=all"))
        .extracting(order -> word(order, "status"))
        .containsOnly("canceled")
        .hasSize(3);
  }

  @Test
  @DisplayName("two exits for shares that are held already are sent as one-cancels-other")
  void oneCancelsOther() {
    floor.filled(market("AAPL", "buy", "10"));
    JsonObject oco =
        bracket(market("AAPL", "sell", "10").with("type", "limit"), FAR_UP, FAR_DOWN)
            .with("order_class", "oco");
    JsonObject placed = floor.placed(oco);
    String stop = id(objects(placed, "legs").getFirst());
    floor.pass(Duration.ofSeconds(1));

    assertThat(placed.text("limit_price")).hasValue(FAR_UP);
    assertThat(floor.status(id(placed))).isEqualTo("new");
    assertThat(floor.status(stop)).isEqualTo("new");
    floor.alpaca("DELETE", "/orders/" + id(placed), "");
    floor.pass(Duration.ofSeconds(1));
    assertThat(floor.status(stop)).isEqualTo("canceled");
    assertThat(floor.get("/positions/AAPL").text("qty_available")).hasValue("10");
  }

  @Test
  @DisplayName("an order with one exit starts it when it is filled")
  void oneTriggersOther() {
    JsonObject oto =
        market("AAPL", "buy", "10")
            .with("order_class", "oto")
            .with("stop_loss", new JsonObject().with("stop_price", 2).with("limit_price", 1));
    String exit = id(objects(floor.placed(oto), "legs").getFirst());
    String before = floor.status(exit);
    floor.pass(Duration.ofSeconds(1));

    assertThat(before).isEqualTo("held");
    assertThat(floor.status(exit)).isEqualTo("new");
    assertThat(floor.order(exit).text("type")).hasValue("stop_limit");
    assertThat(floor.get("/positions/AAPL").text("qty_available")).hasValue("0");
  }

  @Test
  @DisplayName("exits that are missing, on the wrong side or of parts of shares are refused")
  void refusals() {
    assertRefused(
        market("AAPL", "buy", "1").with("order_class", "bracket"),
        "bracket orders do not go with no take_profit and no stop_loss");
    assertRefused(
        bracket(market("AAPL", "buy", "1"), FAR_UP, FAR_DOWN).with("order_class", "simple"),
        "simple orders do not go with a take_profit and a stop_loss");
    assertRefused(
        bracket(market("AAPL", "buy", "1"), FAR_DOWN, FAR_DOWN),
        "take_profit.limit_price must be >= base_price + 0.01");
    assertRefused(
        bracket(market("AAPL", "buy", "1"), FAR_UP, FAR_UP),
        "stop_loss.stop_price must be <= base_price - 0.01");
    assertRefused(
        bracket(market("AAPL", "buy", "0.5"), FAR_UP, FAR_DOWN),
        "fractional orders must be simple orders");
    assertRefused(
        bracket(market("AAPL", "buy", "1").with("time_in_force", "ioc"), FAR_UP, FAR_DOWN),
        "bracket orders must be day or gtc");
    assertRefused(
        bracket(market("AAPL", "sell", "1"), FAR_UP, FAR_DOWN),
        "bracket orders must be buy orders of an account without shorting");
    assertThat(floor.list("/orders?status=all")).isEmpty();
  }

  private void assertRefused(JsonObject order, String message) {
    assertThat(object(floor.alpaca("POST", "/orders", order.toString()), 422).text("message"))
        .hasValue(message);
  }

  private static JsonObject bracket(JsonObject order, String gain, String loss) {
    return order
        .with("order_class", "bracket")
        .with("take_profit", new JsonObject().with("limit_price", gain))
        .with("stop_loss", new JsonObject().with("stop_price", loss));
  }

  private static String word(JsonObject order, String name) {
    return order.text(name).orElseThrow();
  }

  private static String id(JsonObject order) {
    return order.text("id").orElseThrow();
  }
}
