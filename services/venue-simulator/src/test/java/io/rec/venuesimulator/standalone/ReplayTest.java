package io.rec.venuesimulator.standalone;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.venuesimulator.MovableClock;
import io.rec.venuesimulator.TextClient;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded prices and clocks that run faster, as a client sees them. */
class ReplayTest {

  private static final Instant RECORDED = Instant.parse("2025-09-30T14:20:00Z");
  private static final Instant WALL = Instant.parse("2026-03-02T12:00:00Z");
  private static final int MINUTES = 60;

  @TempDir Path folder;

  @Test
  @DisplayName("a recording plays from its first instant; both venues follow its prices")
  void playsARecording() throws Exception {
    MovableClock wall = new MovableClock(WALL);
    try (StandaloneSimulator simulator =
        StandaloneSimulator.start(wall, "--replay", recording().toString())) {
      assertThat(price(simulator)).isEqualByComparingTo("114000");

      wall.pass(Duration.ofMinutes(7).plusSeconds(30));

      await()
          .atMost(10, SECONDS)
          .untilAsserted(() -> assertThat(price(simulator)).isEqualByComparingTo("114070"));
      JsonObject market = nearestTheMoney(simulator);
      assertThat(market.text("event_ticker")).hasValue("KXBTCD-25SEP3011");
      assertThat(market.number("floor_strike").orElseThrow())
          .isBetween(new BigDecimal("113700"), new BigDecimal("114500"));
      assertThat(candle(simulator, RECORDED.plusSeconds(300)))
          .isEqualTo(
              "[%d,114050,114050,114050,114050"
                  .formatted(RECORDED.plusSeconds(300).getEpochSecond()));
    }
  }

  @Test
  @DisplayName("with a speed the recording's hour passes in a second")
  void playsFaster() throws Exception {
    try (StandaloneSimulator simulator =
            StandaloneSimulator.start(
                Clock.systemUTC(),
                "--replay",
                "BTC=" + recording(),
                "--speed",
                "1800",
                "--ticks",
                "50");
        TextClient feed =
            new TextClient(
                URI.create("http" + simulator.address("coinbase_ws").substring(2) + "/"))) {
      feed.send(
          "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\"],\"channels\":[\"matches\"]}");
      await().atMost(20, SECONDS).until(() -> !feed.of("\"price\":\"114590.00\"").isEmpty());

      for (JsonObject match : feed.ofType("match")) {
        Instant at = Instant.parse(match.text("time").orElseThrow());
        long minute = Math.min(MINUTES - 1, Duration.between(RECORDED, at).toMinutes());
        assertThat(new BigDecimal(match.text("price").orElseThrow()))
            .isEqualByComparingTo(BigDecimal.valueOf(114_000 + 10 * minute));
      }
    }
  }

  @Test
  @DisplayName("with --start the clock shows that instant first, whatever the recording says")
  void startsWithinARecording() throws Exception {
    try (StandaloneSimulator simulator =
        StandaloneSimulator.start(
            new MovableClock(WALL),
            "--replay",
            recording().toString(),
            "--start",
            RECORDED.plusSeconds(1200).toString())) {
      assertThat(price(simulator)).isEqualByComparingTo("114200");
    }
  }

  @Test
  @DisplayName(
      "the same seed and instant give the same whole books and prices; another seed others")
  void repeats() throws Exception {
    List<String> first = shown("1");

    assertThat(shown("1")).isEqualTo(first);
    assertThat(shown("2")).doesNotContainAnyElementsOf(first);
  }

  /** Everything that a client can ask about prices, markets and books. */
  private static List<String> shown(String seed) throws Exception {
    try (StandaloneSimulator simulator =
        StandaloneSimulator.start(new MovableClock(WALL), "--seed", seed, "--ticks", "0")) {
      String kalshi = simulator.address("kalshi_rest");
      String coinbase = simulator.address("coinbase_rest");
      List<String> shown = new ArrayList<>();
      String markets = get(kalshi + "/markets?limit=1000");
      shown.add(markets);
      List<String> tickers =
          Json.readObject(get(kalshi + "/markets?status=open&limit=1000")).list("markets").stream()
              .map(market -> ((JsonObject) market).text("ticker").orElseThrow())
              .limit(100)
              .toList();
      shown.add(get(kalshi + "/markets/orderbooks?tickers=" + String.join(",", tickers)));
      shown.add(get(kalshi + "/markets/trades?limit=1000"));
      for (String coin : List.of("BTC", "ETH")) {
        shown.add(get(coinbase + "/products/%s-USD/ticker".formatted(coin)));
        shown.add(get(coinbase + "/products/%s-USD/candles?granularity=60".formatted(coin)));
      }
      return shown;
    }
  }

  private Path recording() throws Exception {
    List<String> lines = new ArrayList<>(List.of("time,price"));
    for (int minute = 0; minute < MINUTES; minute++) {
      lines.add("%s,%d".formatted(RECORDED.plusSeconds(60L * minute), 114_000 + 10 * minute));
    }
    return Files.write(folder.resolve("prices.csv"), lines);
  }

  private static BigDecimal price(StandaloneSimulator simulator) throws Exception {
    String body = get(simulator.address("coinbase_rest") + "/products/BTC-USD/ticker");
    return new BigDecimal(Json.readObject(body).text("price").orElseThrow());
  }

  private static String candle(StandaloneSimulator simulator, Instant at) throws Exception {
    String body =
        get(
            simulator.address("coinbase_rest")
                + "/products/BTC-USD/candles?granularity=60&start=%s&end=%s".formatted(at, at));
    return body.replace(".00,", ",").substring(1, body.replace(".00,", ",").lastIndexOf(','));
  }

  private static JsonObject nearestTheMoney(StandaloneSimulator simulator) throws Exception {
    String body =
        get(
            simulator.address("kalshi_rest")
                + "/markets?status=open&series_ticker=KXBTCD&event_ticker=KXBTCD-25SEP3011");
    List<JsonObject> markets =
        Json.readObject(body).list("markets").stream().map(JsonObject.class::cast).toList();
    return markets.stream()
        .min(
            Comparator.comparing(
                market ->
                    new BigDecimal(market.text("yes_bid_dollars").orElseThrow())
                        .subtract(new BigDecimal("0.5"))
                        .abs()))
        .orElseThrow();
  }

  private static String get(String address) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer.body();
    }
  }
}
