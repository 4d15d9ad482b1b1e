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
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alpaca's account, market and positions, read with nothing but HTTP. */
class AlpacaTest {

  private static final BigDecimal CASH = new BigDecimal("100000");

  private final StockFloor floor = new StockFloor();

  @AfterEach
  void stop() {
    floor.close();
  }

  @Test
  @DisplayName("an account has the fields of the contract, with money as texts")
  void account() {
    JsonObject account = floor.get("/account");

    assertThat(names(account))
        .contains(
            "id",
            "account_number",
            "status",
            "currency",
            "cash",
            "buying_power",
            "regt_buying_power",
            "non_marginable_buying_power",
            "equity",
            "last_equity",
            "portfolio_value",
            "long_market_value",
            "short_market_value",
            "initial_margin",
            "maintenance_margin",
            "multiplier",
            "shorting_enabled",
            "trading_blocked",
            "transfers_blocked",
            "account_blocked",
            "created_at");
    assertThat(account.text("status")).hasValue("ACTIVE");
    assertThat(account.text("cash")).hasValue("100000");
    assertThat(account.text("equity")).hasValue("100000");
    assertThat(UUID.fromString(account.text("id").orElseThrow()).version()).isEqualTo(4);
  }

  @Test
  @DisplayName("0.11 a wrong secret and an unknown key are not authorized")
  void credentials() {
    for (String[] pair : new String[][] {{"ann", "wrong"}, {"bob", "anns"}, {"ann", ""}}) {
      JsonObject refusal = object(floor.alpaca(pair[0], pair[1], "GET", "/account", ""), 401);

      assertThat(refusal.whole("code")).hasValue(40110000L);
      assertThat(refusal.text("message")).hasValue("request is not authorized");
    }
  }

  @Test
  @DisplayName(
      "each answer tells how many of 200 calls a minute are left, and the 201st is refused")
  void rateLimit() {
    for (int call = 1; call <= 200; call++) {
      HttpResponse<String> answer = floor.alpaca("GET", "/clock", "");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(header(answer, "X-RateLimit-Limit")).isEqualTo("200");
      assertThat(header(answer, "X-RateLimit-Remaining")).isEqualTo(String.valueOf(200 - call));
      assertThat(header(answer, "X-RateLimit-Reset"))
          .isEqualTo(String.valueOf(floor.now().getEpochSecond() + 60));
    }
    HttpResponse<String> refused = floor.alpaca("GET", "/clock", "");
    floor.pass(Duration.ofMinutes(1));

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(header(refused, "X-RateLimit-Remaining")).isEqualTo("0");
    assertThat(floor.alpaca("GET", "/clock", "").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest(name = "at {0} open is {1}")
  @CsvSource({
    "2026-03-02T15:00:00Z, true, 2026-03-03T09:30-05:00, 2026-03-02T16:00-05:00",
    "2026-03-02T21:00:00Z, false, 2026-03-03T09:30-05:00, 2026-03-03T16:00-05:00",
    "2026-03-07T15:00:00Z, false, 2026-03-09T09:30-04:00, 2026-03-09T16:00-04:00",
    "2026-04-02T20:30:00Z, false, 2026-04-06T09:30-04:00, 2026-04-06T16:00-04:00"
  })
  void clock(String at, boolean open, OffsetDateTime nextOpen, OffsetDateTime nextClose) {
    try (StockFloor there = new StockFloor(Instant.parse(at))) {
      JsonObject clock = there.get("/clock");

      assertThat(names(clock)).containsExactly("timestamp", "is_open", "next_open", "next_close");
      assertThat(clock.flag("is_open")).hasValue(open);
      assertThat(time(clock, "timestamp").toInstant()).isEqualTo(at);
      assertThat(time(clock, "next_open")).isEqualTo(nextOpen);
      assertThat(time(clock, "next_close")).isEqualTo(nextClose);
    }
  }

  @Test
  @DisplayName("the calendar leaves out weekends and holidays and knows early closes")
  void calendar() {
    List<JsonObject> days = floor.list("/calendar?start=2025-11-26&end=2025-12-01");

    assertThat(days)
        .extracting(
            day ->
                "%s %s-%s"
                    .formatted(
                        day.text("date").orElseThrow(),
                        day.text("open").orElseThrow(),
                        day.text("close").orElseThrow()))
        .containsExactly(
            "2025-11-26 09:30-16:00", "2025-11-28 09:30-13:00", "2025-12-01 09:30-16:00");
  }

  @Test
  @DisplayName("an asset is found by symbol and by id; one that is none is not found")
  void assets() {
    JsonObject apple = floor.get("/assets/AAPL");
    String id = apple.text("id").orElseThrow();

    assertThat(names(apple))
        .contains(
            "id",
            "class",
            "exchange",
            "symbol",
            "name",
            "status",
            "tradable",
            "marginable",
            "shortable",
            "easy_to_borrow",
            "fractionable");
    assertThat(floor.get("/assets/" + id).text("symbol")).hasValue("AAPL");
    assertThat(floor.get("/assets/BRK.B").text("exchange")).hasValue("NYSE");
    JsonObject none = object(floor.alpaca("GET", "/assets/NOPE", ""), 404);
    assertThat(none.whole("code")).hasValue(40410000L);
    assertThat(none.text("message")).hasValue("asset not found for NOPE");
    assertThat(floor.list("/assets?status=active&asset_class=us_equity")).hasSizeGreaterThan(30);
    assertThat(floor.list("/assets?status=inactive")).isEmpty();
    assertThat(floor.list("/assets?exchange=NYSE"))
        .isNotEmpty()
        .allSatisfy(asset -> assertThat(asset.text("exchange")).hasValue("NYSE"));
  }

  @Test
  @DisplayName(
      "a bought share costs its price and makes a position that is valued at the last trade")
  void position() {
    JsonObject order = floor.filled(market("AAPL", "buy", "12"));
    JsonObject position = floor.get("/positions/AAPL");
    JsonObject account = floor.get("/account");
    BigDecimal cost = new BigDecimal("12").multiply(decimal(order, "filled_avg_price"));
    BigDecimal price = lastTrade("AAPL");
    BigDecimal value = price.multiply(new BigDecimal("12"));

    assertThat(names(position))
        .contains(
            "asset_id",
            "symbol",
            "exchange",
            "asset_class",
            "qty",
            "qty_available",
            "side",
            "avg_entry_price",
            "cost_basis",
            "market_value",
            "current_price",
            "lastday_price",
            "change_today",
            "unrealized_pl",
            "unrealized_plpc",
            "unrealized_intraday_pl",
            "unrealized_intraday_plpc");
    assertThat(decimal(position, "cost_basis")).isEqualByComparingTo(cost);
    assertThat(decimal(position, "current_price")).isEqualByComparingTo(price);
    assertThat(decimal(position, "market_value")).isEqualByComparingTo(value);
    assertThat(decimal(position, "unrealized_pl")).isEqualByComparingTo(value.subtract(cost));
    assertThat(decimal(position, "unrealized_intraday_pl"))
        .isEqualByComparingTo(value.subtract(cost));
    assertThat(decimal(position, "unrealized_plpc"))
        .isEqualByComparingTo(value.subtract(cost).divide(cost, 6, RoundingMode.HALF_UP));
    assertThat(decimal(account, "cash")).isEqualByComparingTo(CASH.subtract(cost));
    assertThat(decimal(account, "equity")).isEqualByComparingTo(CASH.subtract(cost).add(value));
    assertThat(decimal(account, "last_equity")).isEqualByComparingTo(CASH);
  }

  @Test
  @DisplayName("overnight the gain of the day begins at the close of the day before")
  void overnight() {
    floor.filled(market("AAPL", "buy", "10"));
    floor.passUntil("2026-03-03T15:00:00Z");
    JsonObject position = floor.get("/positions/AAPL");
    BigDecimal close = decimal(floor.polygon("/v1/open-close/AAPL/2026-03-02"), "close");
    BigDecimal ten = BigDecimal.TEN;

    assertThat(decimal(position, "lastday_price")).isEqualByComparingTo(close);
    assertThat(decimal(position, "unrealized_intraday_pl"))
        .isEqualByComparingTo(lastTrade("AAPL").subtract(close).multiply(ten));
    assertThat(decimal(position, "change_today"))
        .isEqualByComparingTo(
            lastTrade("AAPL").subtract(close).divide(close, 6, RoundingMode.HALF_UP));
    JsonObject account = floor.get("/account");
    assertThat(decimal(account, "last_equity"))
        .isEqualByComparingTo(decimal(account, "cash").add(close.multiply(ten)));
  }

  @Test
  @DisplayName("a position is closed in part, by percentage, and as a whole")
  void closesPositions() {
    floor.filled(market("AAPL", "buy", "10"));
    JsonObject part = object(floor.alpaca("DELETE", "/positions/AAPL?qty=4", ""), 200);
    floor.pass(Duration.ofSeconds(30));
    JsonObject half = object(floor.alpaca("DELETE", "/positions/AAPL?percentage=50", ""), 200);
    floor.pass(Duration.ofSeconds(30));
    JsonObject left = floor.get("/positions/AAPL");
    JsonObject rest = object(floor.alpaca("DELETE", "/positions/AAPL", ""), 200);
    floor.pass(Duration.ofSeconds(30));

    assertThat(part.text("qty")).hasValue("4");
    assertThat(part.text("side")).hasValue("sell");
    assertThat(half.text("qty")).hasValue("3");
    assertThat(left.text("qty")).hasValue("3");
    assertThat(rest.text("qty")).hasValue("3");
    JsonObject gone = object(floor.alpaca("GET", "/positions/AAPL", ""), 404);
    assertThat(gone.whole("code")).hasValue(40410000L);
    assertThat(gone.text("message")).hasValue("position does not exist");
    assertThat(floor.alpaca("DELETE", "/positions/AAPL", "").statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName(
      "all positions are closed at once, each told for itself, their orders canceled first")
  void closesAll() {
    floor.filled(market("AAPL", "buy", "5"));
    floor.filled(market("MSFT", "buy", "5"));
    floor.placed(limit("MSFT", "sell", "5", "9000"));
    List<JsonObject> refused = objects(floor.alpaca("DELETE", "/positions", ""), 207);
    floor.pass(Duration.ofSeconds(30));
    List<JsonObject> closed =
        objects(floor.alpaca("DELETE", "/positions?cancel_orders=True", ""), 207);
    floor.pass(Duration.ofSeconds(30));

    assertThat(refused)
        .extracting(each -> each.whole("status").orElseThrow())
        .containsExactly(200L, 403L);
    assertThat(refused.getLast().object("body").orElseThrow().whole("code")).hasValue(40310000L);
    assertThat(closed)
        .extracting(each -> each.text("symbol").orElseThrow())
        .containsExactly("MSFT");
    assertThat(floor.list("/positions")).isEmpty();
    assertThat(floor.get("/account").text("long_market_value")).hasValue("0");
  }

  @Test
  @DisplayName("with --market-hours always it trades on a Sunday, one session each day")
  void always() {
    try (StockFloor sunday =
        new StockFloor(Instant.parse("2026-03-01T15:00:00Z"), "--market-hours", "always")) {
      assertThat(sunday.get("/clock").flag("is_open")).hasValue(true);
      assertThat(sunday.filled(market("AAPL", "buy", "1")).text("filled_qty")).hasValue("1");
      assertThat(sunday.list("/calendar?start=2026-03-01&end=2026-03-01").getFirst().text("close"))
          .hasValue("23:59");
      assertThat(sunday.polygon("/v1/marketstatus/now").text("market")).hasValue("open");
    }
  }

  @Test
  @DisplayName("a path or method that is none is not found")
  void unknownPaths() {
    assertThat(object(floor.alpaca("GET", "/nothing", ""), 404).whole("code")).hasValue(40410000L);
    assertThat(floor.alpaca("POST", "/account", "{}").statusCode()).isEqualTo(404);
    assertThat(floor.alpaca("PUT", "/orders", "{}").statusCode()).isEqualTo(404);
  }

  private static OffsetDateTime time(JsonObject clock, String name) {
    return OffsetDateTime.parse(clock.text(name).orElseThrow());
  }

  private BigDecimal lastTrade(String symbol) {
    return decimal(floor.polygon("/v2/last/trade/" + symbol).object("results").orElseThrow(), "p");
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
