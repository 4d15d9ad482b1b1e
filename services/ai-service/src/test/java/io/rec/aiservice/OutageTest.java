package io.rec.aiservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.aiservice.testing.Candles;
import io.rec.aiservice.testing.Question;
import io.rec.domain.indicator.CandleRules;
import io.rec.domain.indicator.TimeFrame;
import io.rec.domain.signal.AnalysisAnswer;
import io.rec.domain.signal.AnalysisQuestion;
import io.rec.domain.signal.Availability.Notice;
import io.rec.domain.signal.Opinion;
import io.rec.domain.signal.Signal;
import io.rec.domain.signal.SignalChoice;
import io.rec.domain.signal.SignalDesk;
import io.rec.domain.signal.TechnicalModel;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Json;
import io.rec.platform.testing.LogLines;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The outages of the contract, one after the other: the analysis service goes, the store goes, the
 * service comes back without it, the store comes back. The caller is the desk that engines use.
 */
class OutageTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Question QUESTION = Question.rising("BTCUSDT");
  private static final int MOST = 1_000;

  private final SignalDesk desk = new SignalDesk();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  @DisplayName(
      "BOT-AI-13..19 service down, then store down, then both back: the contract step by step")
  void stepByStep() throws Exception {
    try (Postgres server = Postgres.start()) {
      TestDatabase database = server.migrated();
      ConfigFolder config = ConfigFolder.create().with("ai-service").with(database);

      // Both up: asked, answered and stored.
      TestRole service = start(config).awaitReady();
      URI health = service.url("/health/ready");
      Instant asked = Instant.now();
      SignalChoice fresh = desk.answered(answer(service));
      assertThat(fresh.mode()).isEqualTo("analysis");
      awaitRows(database, 1);

      // The service goes: two failed checks change nothing, the third does.
      service.close();
      assertThat(check(health, asked)).isEmpty();
      assertThat(check(health, asked.plusSeconds(10))).isEmpty();
      assertThat(desk.asks()).isTrue();
      assertThat(check(health, asked.plusSeconds(20))).containsExactly(began(asked));
      assertThat(desk.asks()).isFalse();
      assertThat(desk.availability().nextCheck()).isEqualTo(Duration.ofSeconds(30));

      // Its last word counts for fifteen minutes, then the indicators alone.
      assertThat(choice(asked.plusSeconds(14 * 60 + 59)).mode()).isEqualTo("cached");
      SignalChoice alone = choice(asked.plusSeconds(15 * 60 + 2));
      assertThat(alone.mode()).isEqualTo("technical_only");
      assertThat(alone.opinion().modelVersion()).isEqualTo(TechnicalModel.VERSION);

      // The store goes too. The service comes back all the same, and the desk notices.
      server.stop();
      TestRole back = start(config).awaitReady();
      assertThat(check(back.url("/health/ready"), asked.plusSeconds(1_000)))
          .containsExactly(
              new Notice.DegradedEnded(asked.plusSeconds(20), asked.plusSeconds(1_000)));
      awaitBody(back, "\"database\":\"unhealthy\"", "\"status\":\"degraded\"");

      // A thousand analyses wait in memory; the newest can be asked for.
      List<String> expected = new ArrayList<>();
      for (int number = 0; number < MOST; number++) {
        expected.add(post(back, QUESTION.priced(1_000 + number)).text("id"));
      }
      awaitBody(back, "\"analyses_waiting\":1000", "\"analyses_dropped\":0");
      Json newest = Json.of(back.get("/ai/analyze?symbol=BTCUSDT").body());
      assertThat(newest.text("source")).isEqualTo("memory");
      assertThat(newest.text("id")).isEqualTo(expected.getLast());
      assertThat(back.get("/ai/analyze?symbol=ETHUSDT").statusCode()).isEqualTo(503);

      // One more: the oldest is dropped and counted.
      expected.add(post(back, QUESTION.priced(9_000)).text("id"));
      expected.removeFirst();
      awaitBody(back, "\"analyses_waiting\":1000", "\"analyses_dropped\":1");
      awaitBody(back, "\"analysis\":\"unhealthy\"", "1 analyses were dropped unstored");

      // The store comes back: one batch, in order, none twice, none lost.
      server.startAgain();
      awaitRows(database, 1 + MOST);
      assertThat(
              database.column(
                  """
                  SELECT id FROM live_data.ai_analysis_results
                  ORDER BY "timestamp", ctid OFFSET 1"""))
          .isEqualTo(expected);
      assertThat(
              database.column(
                  "SELECT count(DISTINCT xmin::text) FROM live_data.ai_analysis_results"))
          .containsExactly("2");
      awaitBody(back, "\"analyses_waiting\":0", "\"database\":\"healthy\"");
      awaitBody(back, "\"analysis\":\"healthy\"");

      // All as before.
      assertThat(desk.answered(answer(back)).mode()).isEqualTo("analysis");
      awaitRows(database, 2 + MOST);
      back.close();
    }
  }

  @Test
  @DisplayName("BOT-AI-19 what waits is stored before the service ends")
  void storesBeforeItEnds() throws SQLException {
    TestDatabase database = Postgres.shared().migrated();
    TestRole service = start(ConfigFolder.create().with("ai-service").with(database)).awaitReady();
    post(service, QUESTION);

    service.close();

    assertThat(database.column("SELECT count(*) FROM live_data.ai_analysis_results"))
        .containsExactly("1");
  }

  @Test
  @DisplayName("BOT-AI-19 a batch that is interrupted at the end is stored all the same, once")
  void storesWhatWasInterrupted() throws Exception {
    TestDatabase database = Postgres.shared().migrated();
    TestRole service = start(ConfigFolder.create().with("ai-service").with(database)).awaitReady();
    try (LogLines loops = LogLines.of("io.rec.platform.loop.Loop");
        Connection other = database.server().superuser(database.name());
        Statement lock = other.createStatement()) {
      other.setAutoCommit(false);
      lock.execute("LOCK TABLE live_data.ai_analysis_results IN ACCESS EXCLUSIVE MODE");
      post(service, QUESTION);
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(
                          database.column(
                              """
                              SELECT count(*) FROM pg_stat_activity
                              WHERE wait_event_type = 'Lock' AND query LIKE '%ai_analysis_results%'
                                AND datname = current_database()"""))
                      .containsExactly("1"));

      CompletableFuture<Void> end = CompletableFuture.runAsync(service::close);
      await()
          .atMost(SOON)
          .until(() -> loops.messages().stream().anyMatch(l -> l.contains("loop analysis-store")));
      other.rollback();

      assertThat(end).succeedsWithin(SOON);
    }
    assertThat(database.column("SELECT count(*) FROM live_data.ai_analysis_results"))
        .containsExactly("1");
  }

  private Notice.DegradedBegan began(Instant asked) {
    return new Notice.DegradedBegan(asked.plusSeconds(20));
  }

  private List<Notice> check(URI health, Instant now) throws InterruptedException {
    boolean healthy;
    try {
      healthy =
          client
                  .send(
                      HttpRequest.newBuilder(health).build(),
                      HttpResponse.BodyHandlers.discarding())
                  .statusCode()
              == 200;
    } catch (ConnectException gone) {
      healthy = false;
    } catch (IOException broken) {
      throw new AssertionError("the check met something else than an absent service", broken);
    }
    return desk.checked(healthy, now).stream().toList();
  }

  private SignalChoice choice(Instant now) {
    return desk.unanswered(question(), now);
  }

  private static AnalysisQuestion question() {
    var candles = Candles.of(QUESTION);
    assertThat(CandleRules.fault(candles)).isEmpty();
    return new AnalysisQuestion("BTCUSDT", TimeFrame.ONE_HOUR, candles, Map.of());
  }

  private static AnalysisAnswer answer(TestRole service) {
    Json json = post(service, QUESTION);
    return new AnalysisAnswer(
        json.text("id"),
        json.text("symbol"),
        TimeFrame.of(json.text("timeframe")).orElseThrow(),
        new Opinion(
            Signal.of(json.text("signal")).orElseThrow(),
            json.decimal("confidence").doubleValue(),
            json.text("reasoning"),
            json.text("model_version")),
        Instant.parse(json.text("candle_at")),
        Instant.parse(json.text("timestamp")));
  }

  private static Json post(TestRole service, Question question) {
    HttpResponse<String> response = service.post("/ai/analyze", question.json());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Json.of(response.body());
  }

  private static void awaitRows(TestDatabase database, int count) {
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(database.column("SELECT count(*) FROM live_data.ai_analysis_results"))
                    .containsExactly(Integer.toString(count)));
  }

  private static void awaitBody(TestRole service, String... parts) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(service.get("/health").body()).contains(parts));
  }

  private static TestRole start(ConfigFolder config) {
    return TestRole.start(Application.class, "ai-service", config);
  }
}
