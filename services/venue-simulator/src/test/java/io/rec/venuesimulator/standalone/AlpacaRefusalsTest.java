package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.StockFloor.limit;
import static io.rec.venuesimulator.standalone.StockFloor.market;
import static io.rec.venuesimulator.standalone.StockFloor.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Alpaca does not do, and in which words. */
class AlpacaRefusalsTest {

  private final StockFloor floor = new StockFloor();

  @AfterEach
  void stop() {
    floor.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"symbol\":null | 40010001 | symbol is required",
        "\"symbol\":\"NOPE\" | 42210000 | asset \"NOPE\" not found",
        "\"qty\":null | 40010001 | qty or notional is required",
        "\"qty\":0 | 42210000 | qty must be > 0",
        "\"qty\":\"-1\" | 42210000 | qty must be > 0",
        "\"qty\":\"many\" | 40010001 | qty is not a number",
        "\"qty\":\"0.0000000001\" | 42210000 | qty and notional have at most 9 decimal places",
        "\"notional\":100 | 40010001 | only one of qty or notional is accepted",
        "\"side\":null | 40010001 | side is required",
        "\"side\":\"short\" | 40010001 | invalid side: \"short\"",
        "\"type\":null | 40010001 | type is required",
        "\"type\":\"guess\" | 40010001 | invalid type: \"guess\"",
        "\"time_in_force\":\"gtd\" | 40010001 | invalid time_in_force: \"gtd\"",
        "\"limit_price\":null | 40010001 | limit orders require limit_price",
        "\"limit_price\":\"10.001\" | 42210000 | invalid limit_price 10.001. sub-penny increment"
            + " does not fulfill minimum pricing criteria",
        "\"limit_price\":\"0.12345\" | 42210000 | invalid limit_price 0.12345. sub-penny increment"
            + " does not fulfill minimum pricing criteria",
        "\"limit_price\":-1 | 42210000 | limit_price must be > 0",
        "\"stop_price\":5 | 40010001 | limit orders have no stop_price",
        "\"type\":\"stop_limit\" | 40010001 | stop_limit orders require stop_price",
        "\"extended_hours\":\"yes\" | 40010001 | extended_hours is not a boolean",
        "\"extended_hours\":true,\"time_in_force\":\"gtc\" | 42210000 | extended hours order must"
            + " be DAY limit orders",
        "\"qty\":0.5,\"time_in_force\":\"gtc\" | 42210000 | fractional orders must be DAY orders",
        "\"order_class\":\"heap\" | 40010001 | invalid order_class: \"heap\"",
        "\"time_in_force\":\"opg\" | 42210000 | opg orders are accepted after 7:00pm and before"
            + " 9:28am America/New_York"
      })
  void refusesOrders(String fields, int code, String message) {
    JsonObject order = limit("AAPL", "buy", "1", "10");
    JsonObject refused = StockFloor.read("{" + fields + "}");
    refused.copyInto(order);
    JsonObject refusal = object(floor.alpaca("POST", "/orders", order.toString()), 422);

    assertThat(refusal.whole("code")).hasValue((long) code);
    assertThat(refusal.text("message")).hasValue(message);
  }

  @Test
  @DisplayName("prices below a dollar have four decimals")
  void smallPrices() {
    assertThat(floor.placed(limit("AAPL", "buy", "1", "0.1234")).text("limit_price"))
        .hasValue("0.1234");
  }

  @Test
  @DisplayName("a trailing stop wants exactly one distance, and stops want to last")
  void stops() {
    JsonObject trailing = market("AAPL", "buy", "1").with("type", "trailing_stop");

    assertRefused(
        trailing, "trailing stop orders must specify one of trail_price or trail_percent");
    assertRefused(
        trailing.with("trail_price", 1).with("trail_percent", 1),
        "trailing stop orders must specify one of trail_price or trail_percent");
    assertRefused(
        market("AAPL", "buy", "1")
            .with("type", "stop")
            .with("stop_price", 500)
            .with("time_in_force", "ioc"),
        "stop orders must be day or gtc");
  }

  @Test
  @DisplayName("more than the cash cannot be bought, and open orders hold cash back")
  void buyingPower() {
    floor.placed(limit("AAPL", "buy", "100", "600.00").with("time_in_force", "gtc"));
    floor.placed(limit("MSFT", "buy", "10", "100.00"));
    JsonObject refusal =
        object(
            floor.alpaca("POST", "/orders", limit("MSFT", "buy", "390.01", "100").toString()), 403);

    assertThat(refusal.whole("code")).hasValue(40310000L);
    assertThat(refusal.text("message")).hasValue("insufficient buying power");
    assertThat(refusal.text("buying_power")).hasValue("39000");
    assertThat(refusal.text("cost_basis")).hasValue("39001");
    floor.placed(limit("MSFT", "buy", "390", "100"));
    assertThat(floor.get("/account").text("buying_power")).hasValue("0");
  }

  @Test
  @DisplayName("more than is held cannot be sold, and open orders hold shares back")
  void shares() {
    floor.filled(market("AAPL", "buy", "10"));
    floor.placed(limit("AAPL", "sell", "6", "9000"));
    JsonObject refusal =
        object(floor.alpaca("POST", "/orders", market("AAPL", "sell", "5").toString()), 403);

    assertThat(refusal.whole("code")).hasValue(40310000L);
    assertThat(refusal.text("message"))
        .hasValue("insufficient qty available for order (requested: 5, available: 4)");
    assertThat(refusal.text("existing_qty")).hasValue("10");
    assertThat(refusal.text("held_for_orders")).hasValue("6");
    assertThat(floor.get("/positions/AAPL").text("qty_available")).hasValue("4");
    JsonObject none =
        object(floor.alpaca("POST", "/orders", market("MSFT", "sell", "1").toString()), 403);
    assertThat(none.text("message"))
        .hasValue("insufficient qty available for order (requested: 1, available: 0)");
  }

  @Test
  @DisplayName("a body that is no JSON is refused as one")
  void noJson() {
    JsonObject refusal = object(floor.alpaca("POST", "/orders", "{\"symbol\":"), 422);
    String huge = "{\"symbol\":\"AAPL\",\"qty\":1e99999999}";

    assertThat(refusal.whole("code")).hasValue(40010001L);
    assertThat(refusal.text("message")).hasValue("request body format is invalid");
    assertThat(object(floor.alpaca("POST", "/orders", huge), 422).text("message"))
        .hasValue("qty is not a number");
  }

  @Test
  @DisplayName("a market order that the cash no longer covers when it trades is rejected")
  void rejected() {
    String evening = "2026-03-02T22:00:00Z";
    String opening = "2026-03-03T14:30:00Z";
    floor.passUntil(evening);
    Map<String, BigDecimal> before = offers(floor);
    Map<String, BigDecimal> behind;
    try (StockFloor ahead = new StockFloor(Instant.parse(opening))) {
      behind = offers(ahead);
    }
    String risen =
        before.keySet().stream()
            .max(
                Comparator.comparing(
                    symbol ->
                        behind.get(symbol).divide(before.get(symbol), 6, RoundingMode.HALF_UP)))
            .orElseThrow();
    BigDecimal all = new BigDecimal(100_000).divide(before.get(risen), 9, RoundingMode.DOWN);
    String id = id(floor.placed(market(risen, "buy", all.toPlainString())));
    floor.passUntil(opening);
    floor.pass(Duration.ofSeconds(1));
    JsonObject order = floor.order(id);

    assertThat(order.text("status")).hasValue("rejected");
    assertThat(order.text("failed_at")).isPresent();
    assertThat(floor.get("/account").text("cash")).hasValue("100000");
    assertThat(floor.get("/account").text("buying_power")).hasValue("100000");
  }

  private static Map<String, BigDecimal> offers(StockFloor floor) {
    return StockFloor.objects(
            floor.polygon("/v2/snapshot/locale/us/markets/stocks/tickers"), "tickers")
        .stream()
        .collect(
            Collectors.toMap(
                each -> each.text("ticker").orElseThrow(),
                each -> StockFloor.decimal(each.object("lastQuote").orElseThrow(), "P")));
  }

  private static String id(JsonObject order) {
    return order.text("id").orElseThrow();
  }

  private void assertRefused(JsonObject order, String message) {
    assertThat(object(floor.alpaca("POST", "/orders", order.toString()), 422).text("message"))
        .hasValue(message);
  }
}
