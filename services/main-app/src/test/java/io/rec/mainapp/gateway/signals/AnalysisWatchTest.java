package io.rec.mainapp.gateway.signals;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.mainapp.testing.Browser;
import io.rec.mainapp.testing.Desk;
import io.rec.mainapp.testing.Page;
import io.rec.platform.testing.FakePeer;
import io.rec.platform.testing.Json;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AnalysisWatchTest {

  private static final String WELL =
      """
      {"status":"healthy","service":"ai_service","services":{"database":"healthy",
       "analysis":"healthy","model_provider":"healthy"},"reasons":{},"analyses_waiting":0}""";

  private static final String WITHOUT_MODEL =
      """
      {"status":"degraded","service":"ai_service","services":{"database":"healthy",
       "analysis":"healthy","model_provider":"unhealthy"},
       "reasons":{"model_provider":"gpt-4o-mini: it answered 503"}}""";

  private static final String STARTING =
      """
      {"status":"unhealthy","service":"ai_service","services":{"database":"healthy"},
       "reasons":{"analysis providers":"StartingUp: not checked yet"}}""";

  private final FakePeer service = FakePeer.start().answersTo("GET /health", 200, WELL);
  private Desk desk;
  private AnalysisWatch watch;
  private Browser trader;

  @BeforeEach
  void startDesk() throws SQLException {
    desk = Desk.prepared();
    desk.config().withControl("None").port("ai-service", service.port());
    desk.start();
    watch = desk.role().bean(AnalysisWatch.class);
    trader = desk.browser().signIn();
    await().atMost(10, SECONDS).until(() -> checks() == 1);
  }

  @AfterEach
  void stopDesk() throws SQLException {
    desk.close();
    service.close();
  }

  @Test
  @DisplayName("BOT-AI-13 BOT-AI-16 the third failed check in a row says degraded, on every page")
  void thirdFailure() throws SQLException {
    Page page = Page.open(trader, "");
    await().until(() -> !page.of("snapshot").isEmpty());
    service.answersTo("GET /health", 503, "");
    Instant begin = desk.clock().instant();

    checkAfter(Duration.ofSeconds(10));
    checkAfter(Duration.ofSeconds(10));
    assertThat(watch.state()).isEqualTo(AnalysisState.SERVING);
    checkAfter(Duration.ofSeconds(10));

    AnalysisState now = watch.state();
    assertThat(now.state()).isEqualTo("away");
    assertThat(now.reason()).isEqualTo("answers 503");
    assertThat(now.since()).isBetween(begin.plusSeconds(30), desk.clock().instant());
    await().atMost(10, SECONDS).until(() -> page.of("analysis").size() == 1);
    Json told = page.of("analysis").getFirst().at("data");
    assertThat(told.text("state")).isEqualTo("away");
    assertThat(told.text("since")).isEqualTo(String.valueOf(now.since()));
    Page later = Page.open(trader, "");
    await().until(() -> !later.of("snapshot").isEmpty());
    assertThat(later.of("snapshot").getFirst().at("data").at("analysis").text("state"))
        .isEqualTo("away");
  }

  @Test
  @DisplayName(
      "BOT-AI-16 BOT-AI-17 while it is away it is asked every 30 s, and the first answer ends it and"
          + " its incident")
  void recovers() throws SQLException {
    Page page = Page.open(trader, "");
    await().until(() -> !page.of("snapshot").isEmpty());
    service.answersTo("GET /health", 200, STARTING);
    for (int check = 1; check <= 3; check++) {
      checkAfter(Duration.ofSeconds(10));
    }
    assertThat(watch.state().reason()).isEqualTo("StartingUp: not checked yet");
    assertThat(incident()).containsExactly("raised warning ai-service");
    await().atMost(10, SECONDS).until(() -> page.of("analysis").size() == 1);
    service.answersTo("GET /health", 200, WELL);
    long asked = checks();

    checkAfter(Duration.ofSeconds(10));
    assertThat(checks()).isEqualTo(asked);
    assertThat(watch.state().state()).isEqualTo("away");

    checkAfter(Duration.ofSeconds(20));
    assertThat(watch.state()).isEqualTo(AnalysisState.SERVING);
    await().atMost(10, SECONDS).until(() -> page.of("analysis").size() == 2);
    assertThat(page.of("analysis").getLast().at("data").text("state")).isEqualTo("serving");
    assertThat(incident())
        .containsExactly("raised warning ai-service", "cleared warning ai-service");
  }

  /** As the alert engine hears of it, which gives it a row with its begin and its end. */
  private List<String> incident() throws SQLException {
    return desk.database()
        .column(
            """
            SELECT concat_ws(' ', payload->>'state', payload->>'severity', payload->>'about')
            FROM system.outbox WHERE payload->>'type' = 'analysis_away' ORDER BY id""");
  }

  @Test
  @DisplayName("without its language model it serves and is reduced, since when it began")
  void withoutModel() throws SQLException {
    service.answersTo("GET /health", 200, WITHOUT_MODEL);
    checkAfter(Duration.ofSeconds(10));
    AnalysisState first = watch.state();
    checkAfter(Duration.ofSeconds(10));

    assertThat(first.state()).isEqualTo("reduced");
    assertThat(first.reason()).isEqualTo("gpt-4o-mini: it answered 503");
    assertThat(watch.state()).isEqualTo(first);
  }

  @Test
  @DisplayName("BOT-HL-02 the gateway's health says how analysis stands, and it stays ready")
  void inTheHealth() throws SQLException {
    assertThat(health().at("services").text("ai_service")).isEqualTo("healthy");

    service.answersTo("GET /health", 200, WITHOUT_MODEL);
    checkAfter(Duration.ofSeconds(10));
    assertThat(health().at("services").text("ai_service")).isEqualTo("degraded");

    service.answersTo("GET /health", 200, "[]");
    for (int check = 1; check <= 3; check++) {
      checkAfter(Duration.ofSeconds(10));
    }
    assertThat(health().at("services").text("ai_service")).isEqualTo("unhealthy");
    assertThat(health().at("reasons").text("ai_service")).isEqualTo("answers with something else");
    assertThat(desk.role().getWith("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("a desk without an analysis service misses none")
  void notUsed() throws SQLException {
    desk.close();
    desk = Desk.prepared();
    desk.config().withControl("None");
    desk.start();
    Page page = Page.open(desk.browser().signIn(), "");
    await().until(() -> !page.of("snapshot").isEmpty());

    assertThat(page.of("snapshot").getFirst().at("data").at("analysis").text("state"))
        .isEqualTo("not_used");
    assertThat(health().at("services").text("ai_service")).isEqualTo("not_used");
  }

  /** The clock is put forward; whether the loop looks first or this does, it is one check. */
  private void checkAfter(Duration time) throws SQLException {
    desk.pass(time);
    watch.look();
  }

  /** Whether it is ready is asked as well, by others. */
  private long checks() {
    return service.asked().stream().filter(asked -> asked.equals("GET /health")).count();
  }

  private Json health() {
    return Json.of(desk.role().getWith("/health").body());
  }
}
