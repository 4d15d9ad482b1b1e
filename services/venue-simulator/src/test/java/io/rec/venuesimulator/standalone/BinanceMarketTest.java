package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.BinanceFloor.decimal;
import static io.rec.venuesimulator.standalone.BinanceFloor.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What anybody can ask Binance, at half a minute past noon. */
class BinanceMarketTest {

  private static BinanceFloor floor;

  @BeforeAll
  static void start() {
    floor = new BinanceFloor();
  }

  @AfterAll
  static void stop() {
    floor.close();
  }

  @Test
  @DisplayName("the price is the one that Coinbase shows, within a thousandth")
  void samePriceAsCoinbase() {
    JsonObject there =
        BinanceFloor.object(
            floor.send(
                HttpRequest.newBuilder(
                    URI.create(
                        floor.simulator().address("coinbase_rest") + "/products/BTC-USD/ticker"))),
            200);
    BigDecimal here = decimal(floor.object("/ticker/price?symbol=BTCUSDT"), "price");

    assertThat(here.divide(decimal(there, "price"), MathContext.DECIMAL64))
        .isBetween(new BigDecimal("0.999"), new BigDecimal("1.001"));
  }

  @Test
  @DisplayName("what is not given is the newest, and nothing is known of what is still to come")
  void newest() {
    List<JsonObject> trades = floor.objects("/trades?symbol=BTCUSDT&limit=3");
    long last = trades.getLast().whole("id").orElseThrow();

    assertThat(trades)
        .extracting(t -> t.whole("id").orElseThrow())
        .containsExactly(last - 2, last - 1, last);
    assertThat(trades.getLast().whole("time")).hasValue(floor.millis() / 1000 * 1000);
    assertThat(floor.objects("/aggTrades?symbol=BTCUSDT&fromId=" + (last + 1))).isEmpty();
    assertThat(floor.objects("/aggTrades?symbol=BTCUSDT&limit=9&fromId=" + (last - 1))).hasSize(2);
    assertThat(
            floor.objects("/aggTrades?symbol=BTCUSDT&limit=2&endTime=" + (floor.millis() - 5000)))
        .extracting(t -> t.whole("a").orElseThrow())
        .containsExactly(last - 6, last - 5);
  }

  @Test
  @DisplayName("a candle is what its trades make of it")
  void candleOfTrades() {
    long noon = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();
    List<?> candle = floor.rows("/klines?symbol=ETHUSDT&interval=1m&limit=1").getFirst();
    List<JsonObject> trades =
        floor.objects("/aggTrades?symbol=ETHUSDT&startTime=%d".formatted(noon));

    assertThat(decimal(candle.get(0))).isEqualByComparingTo(BigDecimal.valueOf(noon));
    assertThat(decimal(candle.get(8))).isEqualByComparingTo("31");
    assertThat(trades).hasSize(31);
    assertThat(decimal(candle.get(1))).isEqualTo(decimal(trades.getFirst(), "p"));
    assertThat(decimal(candle.get(4))).isEqualTo(decimal(trades.getLast(), "p"));
    assertThat(decimal(candle.get(2))).isEqualTo(most(trades, BigDecimal::max));
    assertThat(decimal(candle.get(3))).isEqualTo(most(trades, BigDecimal::min));
    assertThat(decimal(candle.get(5)))
        .isEqualTo(
            trades.stream().map(t -> decimal(t, "q")).reduce(BigDecimal.ZERO, BigDecimal::add));
    assertThat(decimal(candle.get(7)))
        .isEqualByComparingTo(
            trades.stream()
                .map(t -> decimal(t, "p").multiply(decimal(t, "q")))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  @ParameterizedTest(name = "{0} of {1} {2}")
  @CsvSource({"1h, 60, 1m", "4h, 4, 1h", "1d, 6, 4h", "12h, 12, 1h"})
  @DisplayName("candles add up to longer ones")
  void candlesAddUp(String longer, int count, String shorter) {
    long begin = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
    String from = "&startTime=%d&limit=".formatted(begin);
    List<?> whole = floor.rows("/klines?symbol=BTCUSDT&interval=" + longer + from + 1).getFirst();
    List<List<?>> parts = floor.rows("/klines?symbol=BTCUSDT&interval=" + shorter + from + count);

    assertThat(parts).hasSize(count);
    assertThat(parts.getLast().get(6)).isEqualTo(whole.get(6));
    for (int column : new int[] {5, 7, 8, 9, 10}) {
      assertThat(
              parts.stream()
                  .map(p -> decimal(p.get(column)))
                  .reduce(BigDecimal.ZERO, BigDecimal::add))
          .isEqualByComparingTo(decimal(whole.get(column)));
    }
    assertThat(parts.stream().map(p -> decimal(p.get(2))).max(Comparator.naturalOrder()))
        .hasValue(decimal(whole.get(2)));
    assertThat(parts.stream().map(p -> decimal(p.get(3))).min(Comparator.naturalOrder()))
        .hasValue(decimal(whole.get(3)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "1s, 2026-03-02T12:00:30Z",
    "3m, 2026-03-02T12:00:00Z",
    "8h, 2026-03-02T08:00:00Z",
    "1d, 2026-03-02T00:00:00Z",
    "1w, 2026-03-02T00:00:00Z",
    "1M, 2026-03-01T00:00:00Z"
  })
  @DisplayName("the newest candle of an interval begins where the calendar says")
  void beginnings(String interval, Instant begin) {
    List<List<?>> candles =
        floor.rows("/klines?symbol=BTCUSDT&interval=%s&limit=3".formatted(interval));

    assertThat(candles).hasSize(3);
    assertThat(decimal(candles.getLast().getFirst()))
        .isEqualByComparingTo(BigDecimal.valueOf(begin.toEpochMilli()));
  }

  @Test
  @DisplayName("a range of candles has those that begin in it, and no end without a beginning")
  void ranges() {
    long noon = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();
    String minutes = "/klines?symbol=BTCUSDT&interval=1m";

    assertThat(
            floor.rows(
                minutes + "&startTime=%d&endTime=%d".formatted(noon - 180_000, noon - 60_000)))
        .hasSize(3);
    assertThat(
            floor.rows(
                minutes + "&startTime=%d&endTime=%d".formatted(noon - 179_999, noon - 60_001)))
        .hasSize(1);
    assertThat(floor.rows(minutes + "&limit=2&endTime=%d".formatted(noon - 1)).getLast().getFirst())
        .hasToString(String.valueOf(noon - 60_000));
    assertThat(floor.rows(minutes + "&startTime=" + (floor.millis() + 60_000))).isEmpty();
    assertThat(floor.rows(minutes)).hasSize(500);
    assertThat(floor.rows(minutes + "&limit=5000")).hasSize(1000);
  }

  @Test
  @DisplayName("the last 24 hours are those of the candles")
  void day() {
    JsonObject day = floor.object("/ticker/24hr?symbol=BTCUSDT");
    JsonObject mini = floor.object("/ticker/24hr?symbol=BTCUSDT&type=MINI");

    assertThat(day.whole("count")).hasValue(Duration.ofDays(1).toSeconds());
    assertThat(decimal(day, "lastPrice").subtract(decimal(day, "openPrice")))
        .isEqualTo(decimal(day, "priceChange"));
    assertThat(decimal(day, "weightedAvgPrice"))
        .isBetween(decimal(day, "lowPrice"), decimal(day, "highPrice"));
    assertThat(mini.has("priceChange")).isFalse();
    assertThat(mini.text("volume")).isEqualTo(day.text("volume"));
    assertThat(floor.objects("/ticker/24hr")).hasSize(2);
    assertThat(floor.objects("/ticker/price?symbols=%5B%22ETHUSDT%22%5D"))
        .extracting(each -> each.text("symbol").orElseThrow())
        .containsExactly("ETHUSDT");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/ticker/price?symbol=NOPEUSDT | -1121 | Invalid symbol.",
        "/ticker/price?symbol=btcusdt | -1100 | Illegal characters found in parameter 'symbol'",
        "/ticker/price?symbol=BTCUSDT&symbols=%5B%22ETHUSDT%22%5D | -1128 | Combination of optional",
        "/ticker/price?symbols=BTCUSDT | -1100 | Illegal characters found in parameter 'symbols'",
        "/ticker/24hr?type=HUGE | -1139 | Invalid ticker type.",
        "/depth | -1102 | Mandatory parameter 'symbol' was not sent",
        "/depth?symbol= | -1102 | Mandatory parameter 'symbol' was not sent",
        "/depth?symbol=BTCUSDT&limit=ten | -1100 | Illegal characters found in parameter 'limit'",
        "/depth?symbol=BTCUSDT&limit=0 | -1130 | Data sent for parameter 'limit' is not valid.",
        "/depth?symbol=BTCUSDT&symbol=ETHUSDT | -1101 | Duplicate values for a parameter detected.",
        "/depth?symbol=BTCUSDT&colour=red | -1104 | read '1' parameter(s) but was sent '2'",
        "/klines?symbol=BTCUSDT | -1102 | Mandatory parameter 'interval' was not sent",
        "/klines?symbol=BTCUSDT&interval=2m | -1120 | Invalid interval.",
        "/aggTrades?symbol=BTCUSDT&fromId=1&startTime=1 | -1128 | Combination of optional",
        "/ping?x=1 | -1104 | read '0' parameter(s) but was sent '1'"
      })
  @DisplayName("refuses in the venue's words")
  void refusals(String path, long code, String words) {
    refused(floor.get(path), 400, code, words);
  }

  @Test
  @DisplayName("old trades are for holders of a key, and other paths are a page of their own")
  void keysAndPaths() {
    refused(floor.get("/historicalTrades?symbol=BTCUSDT"), 401, -2014, "API-key format invalid.");
    assertThat(
            floor
                .send(
                    floor
                        .request("/historicalTrades?symbol=BTCUSDT&fromId=7&limit=2")
                        .header("X-MBX-APIKEY", BinanceFloor.KEY))
                .body())
        .contains("\"id\":7", "\"id\":8");
    assertThat(floor.get("/nothing").statusCode()).isEqualTo(404);
    assertThat(floor.get("/nothing").body()).startsWith("<html>");
  }

  private static BigDecimal most(List<JsonObject> trades, BinaryOperator<BigDecimal> which) {
    return trades.stream().map(trade -> decimal(trade, "p")).reduce(which).orElseThrow();
  }
}
