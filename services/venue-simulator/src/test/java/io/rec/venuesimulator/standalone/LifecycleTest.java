package io.rec.venuesimulator.standalone;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.venuesimulator.MovableClock;
import io.rec.venuesimulator.TextClient;
import io.rec.venuesimulator.Trader;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One change of the hour on the wire, with a clock that runs 240 times as fast. */
class LifecycleTest {

  private static final Instant START = Instant.parse("2026-03-02T12:48:00Z");
  private static final Instant CLOSE = Instant.parse("2026-03-02T13:00:00Z");
  private static final String CLOSING = "KXBTCD-26MAR0208";
  private static final String COMING = "KXBTCD-26MAR0209";
  private static final int MARKETS = 40;
  private static final Duration MINUTE_OF_THE_MARKETS = Duration.ofMillis(250);
  private static final MovableClock WALL = new MovableClock(Instant.parse("2026-06-01T00:00:00Z"));
  private static final Trader TRADER = new Trader("dan", Trader.Kind.ED25519, WALL);

  private static StandaloneSimulator simulator;
  private static List<JsonObject> heard;
  private static String coming;
  private static String paused;

  @BeforeAll
  static void liveThroughAnHour(@TempDir Path folder) throws Exception {
    simulator =
        StandaloneSimulator.start(
            WALL,
            "--symbols",
            "BTC",
            "--start",
            START.toString(),
            "--speed",
            "240",
            "--admin",
            "--account",
            TRADER.account(folder, "100", "premier"));
    TextClient stream = TRADER.stream(simulator.address("kalshi_ws"));
    paused = markets("/markets?event_ticker=" + CLOSING).get(20).text("ticker").orElseThrow();
    // Nobody can know the strikes of an event before it exists, but may guess.
    coming = COMING + paused.substring(CLOSING.length());
    stream.send(
        "{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"market_lifecycle_v2\"]}}");
    stream.send(
        "{\"id\":2,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"orderbook_delta\"],\"market_tickers\":[\"%s\",\"%s\"]}}"
            .formatted(coming, paused));
    pause(true);
    pause(false);
    for (int minute = 1; minute <= 15; minute++) {
      Instant due = START.plusSeconds(60L * minute);
      WALL.pass(MINUTE_OF_THE_MARKETS);
      await().atMost(30, SECONDS).until(() -> simulator.simulator().exchange().now().equals(due));
    }
    await()
        .atMost(30, SECONDS)
        .until(() -> stream.of("\"event_type\":\"settled\"").size() == MARKETS);
    heard = stream.objects();
    stream.close();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  @DisplayName("a new event is announced, and then each of its markets with all its terms")
  void announcesEvents() throws Exception {
    List<JsonObject> events = ofType("event_lifecycle");
    assertThat(events).hasSize(1);
    JsonObject event = events.getFirst().object("msg").orElseThrow();
    assertThat(event.text("event_ticker")).hasValue(COMING);
    assertThat(event.text("series_ticker")).hasValue("KXBTCD");

    List<JsonObject> created = told(COMING, "created");
    assertThat(created).hasSize(MARKETS);
    JsonObject news = created.get(20);
    JsonObject market =
        Json.readObject(get("/markets/" + news.text("market_ticker").orElseThrow()))
            .object("market")
            .orElseThrow();
    JsonObject terms = news.object("additional_metadata").orElseThrow();
    assertThat(news.whole("open_ts")).hasValue(CLOSE.getEpochSecond());
    assertThat(news.whole("close_ts")).hasValue(CLOSE.plusSeconds(3600).getEpochSecond());
    assertThat(terms.number("floor_strike")).isEqualTo(market.number("floor_strike"));
    assertThat(terms.text("yes_sub_title")).isEqualTo(market.text("yes_sub_title"));
    assertThat(terms.text("event_ticker")).hasValue(COMING);
    assertThat(terms.whole("expected_expiration_ts"))
        .hasValue(CLOSE.plusSeconds(3600).getEpochSecond());
  }

  @Test
  @DisplayName("a pause and its end are told")
  void tellsPauses() {
    assertThat(told(paused, "deactivated"))
        .extracting(news -> news.flag("is_deactivated").orElseThrow())
        .containsExactly(true);
    assertThat(told(paused, "activated"))
        .extracting(news -> news.flag("is_deactivated").orElseThrow())
        .containsExactly(false);
  }

  @Test
  @DisplayName("results and payments are told with their instants, and calls show the same")
  void tellsResults() throws Exception {
    List<JsonObject> determined = told(CLOSING, "determined");
    assertThat(determined).hasSize(MARKETS);
    for (JsonObject market : markets("/markets?event_ticker=" + CLOSING)) {
      String ticker = market.text("ticker").orElseThrow();
      JsonObject news = told(ticker, "determined").getFirst();
      BigDecimal value = new BigDecimal(market.text("expiration_value").orElseThrow());
      boolean above = value.compareTo(market.number("floor_strike").orElseThrow()) > 0;

      assertThat(market.text("status")).hasValue("finalized");
      assertThat(market.text("result")).hasValue(above ? "yes" : "no");
      assertThat(news.text("result")).isEqualTo(market.text("result"));
      assertThat(news.text("settlement_value")).hasValue(above ? "1.0000" : "0.0000");
      assertThat(news.whole("determination_ts")).hasValue(CLOSE.plusSeconds(3).getEpochSecond());
      assertThat(told(ticker, "settled").getFirst().whole("settled_ts"))
          .hasValue(CLOSE.plusSeconds(63).getEpochSecond());
      assertThat(market.text("settlement_ts")).hasValue(CLOSE.plusSeconds(63).toString());
    }
  }

  @Test
  @DisplayName(
      "the book of the closed market was emptied, and the new one's filled, by deltas alone")
  void movesBooksOver() {
    Map<String, FollowedBook> books = new HashMap<>();
    for (JsonObject message : heard) {
      JsonObject news = message.object("msg").orElseThrow();
      String ticker = news.text("market_ticker").orElse("");
      switch (message.text("type").orElse("")) {
        case "orderbook_snapshot" -> books.put(ticker, FollowedBook.ofSnapshot(news, "_fp"));
        case "orderbook_delta" -> books.get(ticker).add(news);
        default -> {}
      }
    }
    assertThat(books.get(paused)).matches(FollowedBook::isEmpty);
    assertThat(books.get(coming)).matches(book -> !book.isEmpty());
  }

  @Test
  @DisplayName("the numbers of each subscription have no gap")
  void numbersWithoutGap() {
    for (long sid : List.of(1L, 2L)) {
      List<Long> numbers =
          heard.stream()
              .filter(message -> message.whole("sid").orElse(0L) == sid)
              .map(message -> message.whole("seq").orElseThrow())
              .toList();
      assertThat(numbers).isNotEmpty();
      for (int place = 0; place < numbers.size(); place++) {
        assertThat(numbers.get(place)).isEqualTo(place + 1L);
      }
    }
  }

  private static List<JsonObject> ofType(String type) {
    return heard.stream().filter(m -> m.text("type").orElse("").equals(type)).toList();
  }

  /** What was told of the markets whose tickers begin so. */
  private static List<JsonObject> told(String ticker, String type) {
    return ofType("market_lifecycle_v2").stream()
        .map(message -> message.object("msg").orElseThrow())
        .filter(news -> news.text("event_type").orElse("").equals(type))
        .filter(news -> news.text("market_ticker").orElse("").startsWith(ticker))
        .toList();
  }

  private static List<JsonObject> markets(String path) throws Exception {
    return Json.readObject(get(path)).list("markets").stream().map(JsonObject.class::cast).toList();
  }

  private static String get(String path) {
    return TRADER.get(simulator.address("kalshi_rest"), path).body();
  }

  private static void pause(boolean on) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(simulator.address("admin") + "/markets/" + paused))
            .POST(HttpRequest.BodyPublishers.ofString("{\"active\":%s}".formatted(!on)))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.body()).contains(on ? "inactive" : "\"active\"");
    }
  }
}
