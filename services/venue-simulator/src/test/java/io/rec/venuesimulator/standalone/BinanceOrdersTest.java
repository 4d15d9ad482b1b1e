package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.BinanceFloor.MONEY;
import static io.rec.venuesimulator.standalone.BinanceFloor.decimal;
import static io.rec.venuesimulator.standalone.BinanceFloor.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of orders at Binance, and of the money behind them. */
class BinanceOrdersTest {

  private static final String BUY = "symbol=BTCUSDT&side=BUY&";
  private static final String SELL = "symbol=BTCUSDT&side=SELL&";

  private final BinanceFloor floor = new BinanceFloor();

  @AfterEach
  void stop() {
    floor.close();
  }

  @Test
  @DisplayName("a market order takes the book level by level and pays a fee of 0.1 %")
  void market() {
    List<?> asks = floor.object("/depth?symbol=BTCUSDT&limit=5").list("asks");
    BigDecimal quantity =
        asks.stream()
            .limit(2)
            .map(level -> decimal(((List<?>) level).get(1)))
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .min(new BigDecimal("0.8"));
    JsonObject order = floor.order(BUY + "type=MARKET&quantity=" + quantity.toPlainString());
    BigDecimal paid = decimal(order, "cummulativeQuoteQty");
    List<JsonObject> fills = order.objects("fills");
    BigDecimal fees =
        fills.stream().map(f -> decimal(f, "commission")).reduce(BigDecimal.ZERO, BigDecimal::add);

    assertThat(order.text("status")).hasValue("FILLED");
    assertThat(fills.getFirst().text("price"))
        .hasValue(((List<?>) asks.getFirst()).getFirst().toString());
    assertThat(fills)
        .allSatisfy(
            fill ->
                assertThat(decimal(fill, "commission"))
                    .isEqualByComparingTo(
                        decimal(fill, "qty")
                            .multiply(new BigDecimal("0.001"))
                            .setScale(8, RoundingMode.DOWN)));
    assertThat(floor.balance("USDT", "free")).isEqualByComparingTo(MONEY.subtract(paid));
    assertThat(floor.balance("BTC", "free")).isEqualByComparingTo(quantity.subtract(fees));
  }

  @Test
  @DisplayName("what rests locks its price, trades at it and never beyond, and gives back the rest")
  void rests() {
    BigDecimal price = floor.bid("BTCUSDT").subtract(new BigDecimal("20.00"));
    JsonObject order = limit(BUY, "0.3", price, "GTC");
    BigDecimal locked = floor.balance("USDT", "locked");
    JsonObject behind = passUntilClosed(order);
    JsonObject trade = floor.signedObjects("/myTrades", "symbol=BTCUSDT").getFirst();

    assertThat(order.text("status")).hasValue("NEW");
    assertThat(locked).isEqualByComparingTo(price.multiply(new BigDecimal("0.3")));
    assertThat(behind.text("status")).hasValue("FILLED");
    assertThat(decimal(behind, "cummulativeQuoteQty"))
        .isEqualByComparingTo(price.multiply(new BigDecimal("0.3")));
    assertThat(trade.flag("isMaker")).hasValue(true);
    assertThat(decimal(trade, "price")).isEqualByComparingTo(price);
    assertThat(floor.balance("USDT", "locked")).isEqualByComparingTo("0");
  }

  @Test
  @DisplayName(
      "IOC takes what is inside its limit and expires with the rest, FOK takes all or none")
  void once() {
    List<?> best = (List<?>) floor.object("/depth?symbol=ETHUSDT&limit=1").list("asks").getFirst();
    BigDecimal more = decimal(best.get(1)).add(BigDecimal.ONE);
    String wanted =
        "symbol=ETHUSDT&side=BUY&type=LIMIT&quantity=%s&price=%s&timeInForce="
            .formatted(more.stripTrailingZeros().toPlainString(), best.get(0));
    JsonObject killed = floor.order(wanted + "FOK");
    BigDecimal untouched = floor.balance("USDT", "free");
    JsonObject parted = floor.order(wanted + "IOC");

    assertThat(killed.text("status")).hasValue("EXPIRED");
    assertThat(decimal(killed, "executedQty")).isZero();
    assertThat(untouched).isEqualByComparingTo(MONEY);
    assertThat(parted.text("status")).hasValue("EXPIRED");
    assertThat(decimal(parted, "executedQty")).isEqualByComparingTo(decimal(best.get(1)));
    assertThat(floor.balance("USDT", "locked")).isZero();
  }

  @Test
  @DisplayName("an order for money buys whole lots for no more than it, and sells likewise")
  void money() {
    JsonObject bought = floor.order(BUY + "type=MARKET&quoteOrderQty=5000");
    JsonObject sold = floor.order(SELL + "type=MARKET&quoteOrderQty=1000");

    assertThat(bought.text("status")).hasValue("FILLED");
    assertThat(decimal(bought, "cummulativeQuoteQty")).isBetween(decimal("4998"), decimal("5000"));
    assertThat(bought.text("origQuoteOrderQty")).hasValue("5000.00000000");
    assertThat(decimal(sold, "cummulativeQuoteQty")).isBetween(decimal("998"), decimal("1000"));
    assertThat(decimal(sold, "executedQty").remainder(new BigDecimal("0.00001"))).isZero();
  }

  @Test
  @DisplayName("a stop sleeps until a trade reaches it; then it trades, never below its limit")
  void stops() {
    floor.order(BUY + "type=MARKET&quantity=0.1");
    BigDecimal stop = floor.bid("BTCUSDT").subtract(new BigDecimal("15"));
    BigDecimal limit = stop.subtract(new BigDecimal("200"));
    JsonObject order =
        floor.order(
            SELL
                + "type=STOP_LOSS_LIMIT&timeInForce=GTC&quantity=0.05&stopPrice=%s&price=%s&newOrderRespType=RESULT"
                    .formatted(stop, limit));
    boolean sleeping = floor.orderNow(order).flag("isWorking").orElseThrow();
    JsonObject behind = passUntilClosed(order);
    JsonObject trade = floor.signedObjects("/myTrades", "symbol=BTCUSDT").getLast();

    assertThat(order.text("status")).hasValue("NEW");
    assertThat(sleeping).isFalse();
    assertThat(behind.text("status")).hasValue("FILLED");
    assertThat(behind.flag("isWorking")).hasValue(true);
    assertThat(decimal(trade, "price")).isBetween(limit, stop.add(BigDecimal.ONE));
    assertThat(trade.flag("isMaker")).hasValue(false);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "SELL, type=STOP_LOSS&stopPrice=%s, -10",
    "BUY, type=STOP_LOSS&stopPrice=%s, 10",
    "SELL, type=TAKE_PROFIT&stopPrice=%s, 10",
    "BUY, type=TAKE_PROFIT&stopPrice=%s, -10",
    "SELL, type=STOP_LOSS&trailingDelta=10, 0"
  })
  @DisplayName("each kind of trigger wakes a market order on its own side of the price")
  void triggers(String side, String type, BigDecimal away) {
    floor.order(BUY + "type=MARKET&quantity=0.1");
    BigDecimal stop = floor.bid("BTCUSDT").add(away);
    String order = "symbol=BTCUSDT&side=%s&quantity=0.02&%s".formatted(side, type.formatted(stop));
    JsonObject placed = floor.order(order);
    JsonObject behind = passUntilClosed(placed);

    assertThat(placed.has("status")).isFalse();
    assertThat(behind.text("status")).hasValue("FILLED");
    assertThat(decimal(behind, "executedQty")).isEqualByComparingTo("0.02");
  }

  @Test
  @DisplayName("a name is taken while its order is open, and again free when it is not")
  void names() {
    BigDecimal low =
        floor.bid("BTCUSDT").multiply(new BigDecimal("0.9")).setScale(2, RoundingMode.DOWN);
    String named =
        BUY + "type=LIMIT&timeInForce=GTC&quantity=0.01&newClientOrderId=one&price=" + low;
    JsonObject first = floor.order(named);
    refused(floor.signed("POST", "/order", named), 400, -2010, "Duplicate order sent.");
    JsonObject canceled =
        floor.signedObject("DELETE", "/order", "symbol=BTCUSDT&origClientOrderId=one");
    JsonObject second = floor.order(named);

    assertThat(canceled.text("status")).hasValue("CANCELED");
    assertThat(canceled.text("origClientOrderId")).hasValue("one");
    assertThat(
            floor
                .signedObject("GET", "/order", "symbol=BTCUSDT&origClientOrderId=one")
                .whole("orderId"))
        .isEqualTo(second.whole("orderId"));
    assertThat(floor.orderNow(first).text("status")).hasValue("CANCELED");
    assertThat(floor.signedObjects("/openOrders", "")).hasSize(1);
    assertThat(floor.signedObjects("/allOrders", "symbol=BTCUSDT&limit=1"))
        .extracting(order -> order.whole("orderId"))
        .containsExactly(second.whole("orderId"));
    assertThat(
            floor.signedObjects(
                "/allOrders", "symbol=BTCUSDT&orderId=" + first.whole("orderId").orElseThrow()))
        .hasSize(2);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "type=LIMIT&timeInForce=GTC&quantity=1&price=100000.001 | -1013 | Filter failure: PRICE_FILTER",
        "type=LIMIT&timeInForce=GTC&quantity=1&price=1 | -1013 | Filter failure: PERCENT_PRICE_BY_SIDE",
        "type=LIMIT&timeInForce=GTC&quantity=0.000001&price=100000 | -1013 | Filter failure: LOT_SIZE",
        "type=LIMIT&timeInForce=GTC&quantity=0.00001&price=100000 | -1013 | Filter failure: NOTIONAL",
        "type=LIMIT&timeInForce=GTC&quantity=0&price=100000 | -1013 | Invalid quantity.",
        "type=LIMIT&timeInForce=GTC&quantity=50&price=100000 | -2010 | insufficient balance",
        "type=MARKET&quantity=0.00001 | -1013 | Filter failure: NOTIONAL",
        "type=MARKET&quoteOrderQty=4.99 | -1013 | Filter failure: NOTIONAL",
        "type=MARKET&quantity=2 | -2010 | insufficient balance",
        "type=MARKET&quoteOrderQty=100001 | -2010 | insufficient balance",
        "type=MARKET | -1102 | Param 'quantity' or 'quoteOrderQty' must be sent",
        "type=MARKET&quantity=1&quoteOrderQty=5 | -1128 | Combination of optional parameters invalid.",
        "type=MARKET&quantity=1&timeInForce=GTC | -1106 | Parameter 'timeInForce' sent when not required.",
        "type=LIMIT&quantity=1&price=100000 | -1102 | Mandatory parameter 'timeInForce'",
        "type=LIMIT&timeInForce=DAY&quantity=1&price=100000 | -1115 | Invalid timeInForce.",
        "type=LIMIT&timeInForce=GTC&quantity=1 | -1102 | Mandatory parameter 'price'",
        "type=LIMIT_MAKER&quantity=0.1&price=200000 | -2010 | Order would immediately match and take.",
        "type=STOP_LOSS&quantity=0.1&stopPrice=50000 | -2010 | Order would trigger immediately.",
        "type=STOP_LOSS&quantity=0.1 | -1102 | Param 'stopPrice' or 'trailingDelta' must be sent",
        "type=STOP_LOSS&quantity=0.1&trailingDelta=5 | -1013 | Filter failure: TRAILING_DELTA",
        "type=ICEBERG&quantity=1 | -1116 | Invalid orderType.",
        "type=MARKET&quantity=0.123456789 | -1111 | Parameter 'quantity' has too much precision.",
        "type=MARKET&quantity=1e3 | -1100 | Illegal characters found in parameter 'quantity'",
        "type=MARKET&quantity=1&newClientOrderId=a.b | -1100 | parameter 'newClientOrderId'",
        "type=MARKET&quantity=1&icebergQty=1 | -1104 | Not all sent parameters were read",
        "type=MARKET&quantity=1&selfTradePreventionMode=EXPIRE_MAKER | -1013 | self-trade prevention mode"
      })
  @DisplayName("refuses in the venue's words, and nothing has happened then")
  void refusals(String order, long code, String words) {
    refused(floor.signed("POST", "/order", BUY + order), 400, code, words);
    refused(floor.signed("POST", "/order/test", BUY + order), 400, code, words);

    assertThat(floor.signedObjects("/allOrders", "symbol=BTCUSDT")).isEmpty();
    assertThat(floor.balance("USDT", "free")).isEqualByComparingTo(MONEY);
  }

  @Test
  @DisplayName(
      "a test order that would be taken changes nothing, and what is unknown is said to be")
  void testsAndUnknown() {
    assertThat(floor.signed("POST", "/order/test", BUY + "type=MARKET&quantity=0.1").body())
        .isEqualTo("{}");
    assertThat(floor.balance("USDT", "free")).isEqualByComparingTo(MONEY);
    refused(
        floor.signed("GET", "/order", "symbol=BTCUSDT&orderId=1"),
        400,
        -2013,
        "Order does not exist.");
    refused(
        floor.signed("GET", "/order", "symbol=BTCUSDT"),
        400,
        -1102,
        "'origClientOrderId' or 'orderId'");
    refused(
        floor.signed("DELETE", "/order", "symbol=BTCUSDT&orderId=1"),
        400,
        -2011,
        "Unknown order sent.");
    refused(
        floor.signed("DELETE", "/openOrders", "symbol=BTCUSDT"), 400, -2011, "Unknown order sent.");
    refused(
        floor.signed("GET", "/allOrders", "symbol=BTCUSDT&startTime=1&endTime=86400002"),
        400,
        -1127,
        "More than 24 hours");
  }

  private JsonObject limit(String side, String quantity, BigDecimal price, String timeInForce) {
    return floor.order(
        side
            + "type=LIMIT&timeInForce=%s&quantity=%s&price=%s"
                .formatted(timeInForce, quantity, price.toPlainString()));
  }

  /** The order once nothing can become of it any more; a day at most. */
  private JsonObject passUntilClosed(JsonObject order) {
    JsonObject now = floor.orderNow(order);
    for (int turn = 0; turn < 288 && !now.text("status").orElseThrow().equals("FILLED"); turn++) {
      floor.pass(Duration.ofMinutes(5));
      now = floor.orderNow(order);
    }
    return now;
  }
}
