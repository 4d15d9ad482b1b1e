package io.rec.venuesimulator.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.MovableClock;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandlesTest {

  /** The day's great event closed an hour ago, and a usual one an hour before that. */
  private static final Instant NOW = Instant.parse("2026-03-02T23:00:00Z");

  private static final Instant DAILY_CLOSE = NOW.minusSeconds(3600);
  private static final Instant CLOSE = NOW.minusSeconds(7200);
  private static final String DAILY = "KXBTCD-26MAR0217";
  private static final String HOURLY = "KXBTCD-26MAR0216";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static StandaloneSimulator simulator;
  private static List<String> hourly;

  @BeforeAll
  static void start() throws Exception {
    simulator = StandaloneSimulator.start(new MovableClock(NOW), "--symbols", "BTC");
    hourly =
        objects(read("/markets?event_ticker=" + HOURLY), "markets").stream()
            .map(market -> market.text("ticker").orElseThrow())
            .toList();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  @DisplayName("candles of minutes add up to those of the hour and to the market's volume")
  void addsUp() throws Exception {
    for (String ticker : hourly) {
      List<JsonObject> minutes = ofMarket(ticker, 1);
      List<JsonObject> hours = ofMarket(ticker, 60);
      JsonObject market = read("/markets/" + ticker).object("market").orElseThrow();

      assertThat(minutes).hasSize(60);
      assertThat(hours).hasSize(1);
      assertThat(volume(minutes)).isEqualByComparingTo(volume(hours));
      assertThat(volume(hours)).isEqualByComparingTo(market.text("volume_fp").orElseThrow());
      assertThat(minutes.getLast().text("open_interest_fp"))
          .isEqualTo(hours.getLast().text("open_interest_fp"))
          .isEqualTo(market.text("open_interest_fp"));
    }
  }

  @Test
  @DisplayName("an event's candles are those of its markets")
  void candlesOfEvents() throws Exception {
    JsonObject event =
        read("/series/KXBTCD/events/%s/candlesticks?%s".formatted(HOURLY, window(60)));

    assertThat(event.texts("market_tickers")).isEqualTo(hourly);
    for (int place = 0; place < hourly.size(); place++) {
      assertThat(event.list("market_candlesticks").get(place).toString())
          .isEqualTo(ofMarket(hourly.get(place), 60).toString());
    }
    assertThat(event.whole("adjusted_end_ts")).hasValue(CLOSE.getEpochSecond());
  }

  @Test
  @DisplayName("several markets at once give the same as one by one")
  void candlesOfSeveral() throws Exception {
    JsonObject several =
        read(
            "/markets/candlesticks?market_tickers=%s,%s&%s"
                .formatted(hourly.get(3), hourly.get(20), window(1)));

    assertThat(objects(several, "markets"))
        .extracting(market -> market.list("candlesticks").toString())
        .containsExactly(
            ofMarket(hourly.get(3), 1).toString(), ofMarket(hourly.get(20), 1).toString());
  }

  @Test
  @DisplayName("an event's window that gives more than ten thousand candles is cut, and it says so")
  void cutsLongWindows() throws Exception {
    long start = DAILY_CLOSE.minusSeconds(86_400).getEpochSecond();
    JsonObject event =
        read(
            "/series/KXBTCD/events/%s/candlesticks?start_ts=%d&end_ts=%d&period_interval=1"
                .formatted(DAILY, start, DAILY_CLOSE.getEpochSecond()));

    long candles =
        event.list("market_candlesticks").stream().mapToLong(list -> ((List<?>) list).size()).sum();
    assertThat(candles).isBetween(9_000L, 10_000L);
    assertThat(event.whole("adjusted_end_ts")).hasValue(start + (10_000 / 60 - 1) * 60);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "start_ts=0&end_ts=60&period_interval=5",
        "start_ts=0&end_ts=60",
        "end_ts=60&period_interval=1",
        "start_ts=60&end_ts=0&period_interval=1",
        "start_ts=x&end_ts=60&period_interval=1"
      })
  void refusesOtherWindows(String query) throws Exception {
    HttpResponse<String> answer =
        get("/series/KXBTCD/markets/%s/candlesticks?%s".formatted(hourly.getFirst(), query));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Json.readObject(answer.body()).text("msg").orElseThrow())
        .startsWith("Parameter validation failed for GetMarketCandlesticks: ");
  }

  @Test
  @DisplayName("there are no combinations of markets")
  void hasNoCombinations() throws Exception {
    assertThat(read("/events/multivariate").toString())
        .isEqualTo("{\"events\":[],\"cursor\":\"\"}");
  }

  private static List<JsonObject> ofMarket(String ticker, int minutes) throws Exception {
    return objects(
        read("/series/KXBTCD/markets/%s/candlesticks?%s".formatted(ticker, window(minutes))),
        "candlesticks");
  }

  private static String window(int minutes) {
    return "start_ts=%d&end_ts=%d&period_interval=%d"
        .formatted(CLOSE.getEpochSecond() - 3600, CLOSE.getEpochSecond(), minutes);
  }

  private static BigDecimal volume(List<JsonObject> candles) {
    return candles.stream()
        .map(candle -> new BigDecimal(candle.text("volume_fp").orElseThrow()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<JsonObject> objects(JsonObject answer, String list) {
    return answer.list(list).stream().map(JsonObject.class::cast).toList();
  }

  private static JsonObject read(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.readObject(answer.body());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    URI address = URI.create(simulator.address("kalshi_rest") + path);
    return CLIENT.send(
        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }
}
