package io.rec.aiservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.aiservice.testing.Question;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Json;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestClock;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The service with a real database over real HTTP. One service for all tests, of which each asks
 * for symbols of its own; the clock only goes forward. What changes or counts the whole service has
 * one to itself.
 */
class AnalyzeTest {

  private static final ConfigFolder CONFIG = ConfigFolder.create().with("ai-service");
  private static final TestClock CLOCK = TestClock.at(Instant.now().toString());
  private static TestDatabase database;
  private static TestRole role;

  @BeforeAll
  static void start() throws SQLException {
    database = Postgres.shared().migrated();
    role = start(CONFIG.with(database));
  }

  @AfterAll
  static void stop() {
    role.close();
  }

  @Test
  @DisplayName("BOT-AI-01 BOT-AI-04 POST computes: signal, confidence, reasoning, time taken")
  void computes() {
    Question asked = Question.rising("ADAUSDT");
    HttpResponse<String> response = role.post("/ai/analyze", asked.json());

    assertThat(response.statusCode()).isEqualTo(200);
    Json answer = Json.of(response.body());
    assertThat(answer.text("signal")).isEqualTo("Long");
    assertThat(answer.decimal("confidence").doubleValue()).isBetween(0.0, 1.0);
    assertThat(answer.text("reasoning")).startsWith("Long at +");
    assertThat(answer.whole("processing_time_ms")).isBetween(0L, 5_000L);
    assertThat(answer.text("model_version")).isEqualTo("technical-1");
    assertThat(answer.text("source")).isEqualTo("computed");
  }

  @Test
  @DisplayName("R38 the same candles give the same answer, whatever was asked before")
  void isDeterministic() {
    Question asked = Question.rising("DOTUSDT");
    Json first = Json.of(role.post("/ai/analyze", asked.json()).body());
    role.post("/ai/analyze", asked.falling().json());
    Json again = Json.of(role.post("/ai/analyze", asked.json()).body());

    assertThat(again.text("reasoning")).isEqualTo(first.text("reasoning"));
    assertThat(again.decimal("confidence")).isEqualTo(first.decimal("confidence"));
  }

  @Test
  @DisplayName("BOT-CCH-01 the same question is answered from memory for five minutes")
  void answersFromMemory() {
    Question asked = Question.rising("SOLUSDT");
    Json first = Json.of(role.post("/ai/analyze", asked.json()).body());
    CLOCK.moveTo(CLOCK.instant().plus(Duration.ofSeconds(299)));

    Json cached = Json.of(role.post("/ai/analyze", asked.json()).body());

    assertThat(cached.text("source")).isEqualTo("cache");
    assertThat(cached.text("id")).isEqualTo(first.text("id"));
    assertThat(cached.decimal("age_seconds").doubleValue()).isBetween(299.0, 310.0);

    CLOCK.moveTo(CLOCK.instant().plus(Duration.ofSeconds(2)));
    assertThat(source(role.post("/ai/analyze", asked.json()))).isEqualTo("computed");
  }

  @Test
  @DisplayName("BOT-SYN-07 a candle that closes later ends what is remembered of its symbol")
  void newCandlesInvalidate() {
    Question asked = Question.rising("LTCUSDT");
    Instant hour = CLOCK.instant().minus(Duration.ofMinutes(90));
    Question past = asked.from(hour.minus(Duration.ofHours(58)));
    role.post("/ai/analyze", past.json());
    role.post("/ai/analyze", Question.rising("ETHUSDT").json());
    assertThat(source(role.post("/ai/analyze", past.json()))).isEqualTo("cache");

    CLOCK.moveTo(CLOCK.instant().plus(Duration.ofSeconds(90)));
    Question minutes =
        asked.in("1m").from(CLOCK.instant().minus(Duration.ofMinutes(60)).minusSeconds(1));
    role.post("/ai/analyze", minutes.json());

    assertThat(source(role.post("/ai/analyze", past.json()))).isEqualTo("computed");
    assertThat(source(role.post("/ai/analyze", Question.rising("ETHUSDT").json())))
        .isEqualTo("cache");
  }

  @Test
  @DisplayName("BOT-CCH-03 candles are remembered for 30 s; without any the field is named")
  void remembersCandles() {
    Question asked = Question.rising("UNIUSDT");
    assertThat(role.post("/ai/analyze", asked.jsonWithoutCandles()).body())
        .contains("candles: none are given, and none of the last 30 s are known");
    role.post("/ai/analyze", asked.json());

    CLOCK.moveTo(CLOCK.instant().plus(Duration.ofSeconds(29)));
    assertThat(role.post("/ai/analyze", asked.jsonWithoutCandles()).statusCode()).isEqualTo(200);
    CLOCK.moveTo(CLOCK.instant().plus(Duration.ofSeconds(31)));
    assertThat(role.post("/ai/analyze", asked.jsonWithoutCandles()).statusCode()).isEqualTo(400);
  }

  @Test
  @DisplayName("R28 GET gives the newest stored, and 404 for what was never analysed")
  void getGivesTheNewest() {
    Question asked = Question.rising("BTCUSDT");
    role.post("/ai/analyze", asked.json());
    CLOCK.moveTo(CLOCK.instant().plusSeconds(1));
    String newest = Json.of(role.post("/ai/analyze", asked.falling().json()).body()).text("id");
    awaitRows("BTCUSDT", 2);

    Json got = Json.of(role.get("/ai/analyze?symbol=BTCUSDT").body());

    assertThat(got.text("id")).isEqualTo(newest);
    assertThat(got.text("signal")).isEqualTo("Short");
    assertThat(got.text("source")).isEqualTo("store");
    assertThat(role.get("/ai/analyze?symbol=BTCUSDT&timeframe=1h").statusCode()).isEqualTo(200);
    assertThat(role.get("/ai/analyze?symbol=BTCUSDT&timeframe=4h").body())
        .contains("symbol: BTCUSDT was never analysed in candles of 4h");
    assertThat(role.get("/ai/analyze?symbol=XRP").statusCode()).isEqualTo(404);
    assertThat(role.get("/ai/analyze").body()).contains("symbol: '' is no symbol");
    assertThat(role.get("/ai/analyze?symbol=XRP&timeframe=9h").body()).contains("timeframe: '9h'");
  }

  @Test
  @DisplayName("BOT-AI-08 BOT-AI-20 everything of an analysis stands in its row")
  void storesEverything() throws SQLException {
    Question asked = Question.rising("BNBUSDT");
    String id = Json.of(role.post("/ai/analyze", asked.json()).body()).text("id");
    awaitRows("BNBUSDT", 1);

    assertThat(
            database.column(
                """
                SELECT concat_ws(' ', id, symbol, timeframe, signal, confidence > 0.5,
                                 metadata ->> 'model_version',
                                 metadata -> 'opinions' -> 0 ->> 'signal',
                                 (metadata ->> 'processing_time_ms')::int >= 0,
                                 technical_indicators -> 'given' ->> 'funding')
                FROM live_data.ai_analysis_results
                WHERE symbol = 'BNBUSDT' AND (technical_indicators ->> 'rsi_14')::float8 > 99"""))
        .containsExactly(id + " BNBUSDT 1h Long t technical-1 Long t 0.01");
  }

  @Test
  @DisplayName("BOT-AI-09 the newest of a symbol is found by the index")
  void usesTheIndex() throws SQLException {
    database.execute(
        """
        INSERT INTO live_data.ai_analysis_results
        SELECT gen_random_uuid(), 'S' || (i % 200), '1h', 'Long', 0.5, '', now() - i * interval '1 s',
               now(), 1, '{}', '{}', '' FROM generate_series(1, 20000) AS i""",
        "ANALYZE live_data.ai_analysis_results");

    assertThat(
            String.join(
                "\n",
                database.column(
                    """
                    EXPLAIN SELECT * FROM live_data.ai_analysis_results
                    WHERE symbol = 'S7' ORDER BY "timestamp" DESC LIMIT 1""")))
        .containsPattern("Index Scan using ai_analysis_results_\\d{8}_symbol_timestamp_idx")
        .doesNotContain("Seq Scan");
  }

  @Test
  @DisplayName("BOT-SEC-01 BOT-SEC-02 current and next token pass, any other and none do not")
  void demandsTheToken() throws Exception {
    Question asked = Question.rising("ATOMUSDT");
    ConfigFolder config = ConfigFolder.create().with("ai-service").with(database);
    try (TestRole own = start(config)) {
      config.tokens(Map.of("service-current", "old-token", "service-next", "new-token"));
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> postWith(own, asked, "new-token").statusCode() == 200);

      assertThat(postWith(own, asked, "old-token").statusCode()).isEqualTo(200);
      assertThat(postWith(own, asked, ConfigFolder.TOKEN).statusCode()).isEqualTo(401);
      assertThat(own.getWith("/ai/analyze?symbol=BTCUSDT").statusCode()).isEqualTo(401);
      assertThat(own.getWith("/ai/providers").statusCode()).isEqualTo(401);
    }
  }

  @Test
  @DisplayName("BOT-AI-02 the request id comes back and stands in the row")
  void keepsTheRequestId() throws Exception {
    Question asked = Question.rising("TRXUSDT");
    HttpResponse<String> response = postWith(role, asked, ConfigFolder.TOKEN);
    awaitRows("TRXUSDT", 1);

    assertThat(response.headers().firstValue("X-Request-ID"))
        .contains("0192f7a0-0000-7000-8000-000000000001");
    assertThat(
            database.column(
                "SELECT request_id FROM live_data.ai_analysis_results WHERE symbol = 'TRXUSDT'"))
        .containsExactly("0192f7a0-0000-7000-8000-000000000001");
  }

  @Test
  @DisplayName("BOT-AI-03 bad input is refused with its field, and a NaN is no internal error")
  void refusesBadInput() {
    Question asked = Question.rising("BTCUSDT");
    HttpResponse<String> unknown =
        role.post("/ai/analyze", asked.json().replace("\"1h\"", "\"1y\""));
    HttpResponse<String> nan =
        role.post("/ai/analyze", asked.json().replaceFirst("\"open\":[0-9.]+", "\"open\":NaN"));

    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(unknown.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(Json.of(unknown.body()).text("reason")).isEqualTo("UnknownTimeframe");
    assertThat(Json.of(unknown.body()).text("detail")).startsWith("timeframe: '1y' is none of");
    assertThat(nan.statusCode()).isEqualTo(400);
    assertThat(Json.of(nan.body()).text("detail"))
        .isEqualTo("candles[0].open: 'NaN' is no finite number");
    assertThat(role.post("/ai/analyze", "").statusCode()).isEqualTo(400);
  }

  @Test
  @DisplayName("BOT-MT-02 requests, confidence, cache hits and the queue can be scraped")
  void isMeasured() throws SQLException {
    Question asked = Question.rising("BTCUSDT");
    TestDatabase apart = Postgres.shared().migrated();
    try (TestRole own = start(ConfigFolder.create().with("ai-service").with(apart))) {
      own.post("/ai/analyze", asked.json());
      own.post("/ai/analyze", asked.json());
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> own.get("/health").body().contains("\"analyses_waiting\":0"));

      assertThat(own.getWith("/prometheus").body().lines())
          .anyMatch(l -> l.startsWith("recio_ai_analyses_total{") && l.contains("\"computed\""))
          .anyMatch(l -> l.startsWith("recio_ai_confidence_bucket{") && l.contains("le=\"0.7\""))
          .anyMatch(
              l ->
                  l.startsWith("recio_ai_cache_total{")
                      && l.contains("cache=\"analyses\"")
                      && l.contains("result=\"hit\"")
                      && l.endsWith(" 1.0"))
          .anyMatch(l -> l.startsWith("recio_ai_stored_total{") && l.endsWith(" 1.0"))
          .anyMatch(l -> l.startsWith("recio_ai_pending{") && l.endsWith(" 0.0"));
    }
  }

  @Test
  @DisplayName("ten who ask the same at once pay for one analysis")
  void computesOnce() throws Exception {
    Question asked = Question.rising("XLMUSDT");
    HttpClient client = HttpClient.newHttpClient();
    List<String> sources =
        java.util.stream.IntStream.range(0, 10)
            .mapToObj(i -> client.sendAsync(request(role, asked, ConfigFolder.TOKEN), body()))
            .toList()
            .stream()
            .map(answer -> source(answer.join()))
            .toList();
    client.shutdownNow();

    assertThat(sources).containsOnlyOnce("computed").hasSize(10);
  }

  private static TestRole start(ConfigFolder config) {
    return TestRole.startAt(CLOCK, Application.class, "ai-service", config, Map.of()).awaitReady();
  }

  private static void awaitRows(String symbol, int count) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(
                        database.column(
                            "SELECT count(*) FROM live_data.ai_analysis_results WHERE symbol = '%s'"
                                .formatted(symbol)))
                    .containsExactly(Integer.toString(count)));
  }

  private static HttpResponse<String> postWith(TestRole service, Question asked, String token)
      throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request(service, asked, token), body());
    }
  }

  private static HttpRequest request(TestRole service, Question asked, String token) {
    URI uri = service.url("/ai/analyze");
    return HttpRequest.newBuilder(uri)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .header("X-Request-ID", "0192f7a0-0000-7000-8000-000000000001")
        .POST(HttpRequest.BodyPublishers.ofString(asked.json()))
        .build();
  }

  private static HttpResponse.BodyHandler<String> body() {
    return HttpResponse.BodyHandlers.ofString();
  }

  private static String source(HttpResponse<String> response) {
    return Json.of(response.body()).text("source");
  }
}
