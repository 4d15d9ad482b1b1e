package io.rec.cascadingfailuredetector.wish;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.cascadingfailuredetector.Application;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.FakePeer;
import io.rec.platform.testing.Json;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestClock;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people ask for on the page, on its way to the operator. */
class RestartRequestsTest {

  private static final String READY =
      """
      {"status":"ready","component":"%s","waiting_for":[],"waitingFor":[],"step":"started",
       "version":"3.0.0","mode":"Paper","startedAt":"2026-03-01T00:00:00Z",
       "started_at":"2026-03-01T00:00:00Z"%s}""";

  private final TestClock clock = TestClock.at("2026-03-01T12:00:00Z");
  private final FakePeer stale =
      FakePeer.start()
          .answers(
              200,
              READY.formatted(
                  "trade-executor",
                  ",\"last_pass_at\":\"2026-03-01T11:00:00Z\",\"lease\":{\"held\":true}"));
  private final FakePeer well = FakePeer.start().answers(200, READY.formatted("any", ""));
  private TestDatabase database;
  private KubernetesApi api;
  private ConfigFolder config;

  @BeforeEach
  void prepare() throws SQLException, IOException, InterruptedException, GeneralSecurityException {
    api = KubernetesApi.start();
    database = Postgres.shared().migrated();
    config = ConfigFolder.create().with(database).with("cascading-failure-detector");
    for (String component :
        new String[] {
          "trade-executor",
          "trade-manager",
          "active-trade-supervisor",
          "unified-production-coordinator"
        }) {
      config.port(component, well.port());
    }
    api.mountInto(config.root(), "token-of-the-pod");
  }

  @AfterEach
  void end() {
    api.close();
    stale.close();
    well.close();
  }

  @Test
  @DisplayName("TPS-PM-04 a person's wish is written once, with who and why, over restarts too")
  void handsOnWhoAndWhy() {
    try (TestRole role = start()) {
      HttpResponse<String> answer = ask(role, "db-poller", "request-0001");

      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(Json.of(answer.body()).text("outcome")).isEqualTo("asked");
      assertThat(Json.of(answer.body()).text("request_id")).isEqualTo("request-0001");
      assertThat(api.asked())
          .singleElement()
          .asString()
          .startsWith("PATCH /api/v1/namespaces/trading/configmaps/recovery-request")
          .contains(
              "\"component\":\"db-poller\"",
              "\"evidence\":\"it lags\"",
              "\"nonce\":\"request-0001\"",
              "\"by\":\"ann\"",
              "\"by-nonce\":\"request-0001\"");
      assertThat(ask(role, "db-poller", "request-0001").statusCode()).isEqualTo(202);
      assertThat(api.asked()).hasSize(1);
    }

    clock.moveTo(clock.instant().plus(Duration.ofHours(5)));
    try (TestRole role = start()) {
      assertThat(ask(role, "db-poller", "request-0001").statusCode()).isEqualTo(202);
      assertThat(api.asked()).hasSize(1);
    }
  }

  @Test
  @DisplayName("a second wish within ten seconds is refused: the operator has to read the first")
  void refusesASecondTooSoon() {
    try (TestRole role = start()) {
      ask(role, "db-poller", "request-0001");
      clock.moveTo(clock.instant().plus(Duration.ofSeconds(4)));

      HttpResponse<String> early = ask(role, "ai-service", "request-0002");
      clock.moveTo(clock.instant().plus(Duration.ofSeconds(6)));
      HttpResponse<String> later = ask(role, "ai-service", "request-0002");

      assertThat(early.statusCode()).isEqualTo(409);
      assertThat(Json.of(early.body()).text("reason")).isEqualTo("TooSoon");
      assertThat(Json.of(early.body()).text("detail"))
          .matches("The restart of db-poller by ann .* ask again in [1-6] s\\.");
      assertThat(later.statusCode()).isEqualTo(202);
      assertThat(api.asked()).hasSize(2);
    }
  }

  @Test
  void requestIdOfAnotherWishIsRefused() {
    try (TestRole role = start()) {
      ask(role, "db-poller", "request-0001");

      HttpResponse<String> other = ask(role, "ai-service", "request-0001");

      assertThat(other.statusCode()).isEqualTo(409);
      assertThat(Json.of(other.body()).text("reason")).isEqualTo("OtherRequest");
      assertThat(api.asked()).hasSize(1);
    }
  }

  @Test
  @DisplayName("what did not get through may be sent again, unless another one followed it")
  void repeatsWhatFailed() {
    try (TestRole role = start()) {
      api.answers(403);
      HttpResponse<String> failed = ask(role, "db-poller", "request-0001");
      api.answers(200);
      HttpResponse<String> again = ask(role, "db-poller", "request-0001");
      api.answers(500);
      clock.moveTo(clock.instant().plus(Duration.ofSeconds(10)));
      ask(role, "db-poller", "request-0002");
      api.answers(200);
      clock.moveTo(clock.instant().plus(Duration.ofSeconds(10)));
      ask(role, "ai-service", "request-0003");
      HttpResponse<String> overtaken = ask(role, "db-poller", "request-0002");

      assertThat(failed.statusCode()).isEqualTo(503);
      assertThat(Json.of(failed.body()).text("detail"))
          .contains("db-poller", "the Kubernetes API answers 403");
      assertThat(again.statusCode()).isEqualTo(202);
      assertThat(overtaken.statusCode()).isEqualTo(409);
      assertThat(Json.of(overtaken.body()).text("reason")).isEqualTo("Replaced");
      assertThat(api.asked()).hasSize(4);
    }
  }

  @Test
  @DisplayName("nothing is written that cannot be remembered: it would be written twice")
  void writesNothingWithoutADatabase() throws SQLException {
    try (TestRole role = start()) {
      database.refuseEverybody();

      HttpResponse<String> answer = ask(role, "db-poller", "request-0001");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(Json.of(answer.body()).text("detail")).contains("cannot be remembered");
      assertThat(api.asked()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "component, MissingField",
    "by, MissingField",
    "reason, MissingField",
    "request_id, MissingField"
  })
  void eachFieldIsNeeded(String missing, String reason) {
    try (TestRole role = start()) {
      HttpResponse<String> answer =
          role.post(
              "/api/restart_requests", body("db-poller", "request-0001").replace(missing, "x"));

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(Json.of(answer.body()).text("reason")).isEqualTo(reason);
      assertThat(Json.of(answer.body()).text("detail")).contains(missing + " is missing");
      assertThat(api.asked()).isEmpty();
    }
  }

  @Test
  void strangersMayNotAsk() throws IOException, InterruptedException {
    try (TestRole role = start();
        HttpClient stranger = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(role.url("/api/restart_requests"))
              .header("Authorization", "Bearer of-somebody-else")
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body("db-poller", "request-0001")))
              .build();

      assertThat(stranger.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(401);
      assertThat(api.asked()).isEmpty();
    }
  }

  @Test
  @DisplayName("the detector's own wish waits for a person's, and then names nobody")
  void ownWishNamesNobody() {
    config.port("trade-executor", stale.port());
    try (TestRole role = start()) {
      await()
          .atMost(30, SECONDS)
          .untilAsserted(
              () -> assertThat(verdict(role)).contains("\"root_cause\":[\"trade-executor\"]"));
      clock.moveTo(clock.instant().plus(Duration.ofSeconds(40)));
      ask(role, "db-poller", "request-0001");
      clock.moveTo(clock.instant().plus(Duration.ofSeconds(21)));
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(verdict(role))
                      .contains("the restart of db-poller that ann asked for has to show"));
      assertThat(api.asked()).hasSize(1);

      clock.moveTo(clock.instant().plus(Duration.ofMinutes(3)));
      await().atMost(20, SECONDS).untilAsserted(() -> assertThat(api.asked()).hasSize(2));

      assertThat(api.asked().getLast())
          .contains("\"component\":\"trade-executor\"", "\"by\":\"\"", "\"by-nonce\":\"\"");
      HttpResponse<String> early = ask(role, "ai-service", "request-0002");
      assertThat(early.statusCode()).isEqualTo(409);
      assertThat(early.body()).contains("Another restart was asked for a moment ago");
    }
  }

  private static HttpResponse<String> ask(TestRole role, String component, String request) {
    return role.post("/api/restart_requests", body(component, request));
  }

  private static String body(String component, String request) {
    return """
        {"component":"%s","by":"ann","reason":"it lags","request_id":"%s"}"""
        .formatted(component, request);
  }

  private static String verdict(TestRole role) {
    return role.get("/api/failure_detector_status").body();
  }

  private TestRole start() {
    return TestRole.startAt(
            clock,
            Application.class,
            "cascading-failure-detector",
            config,
            Map.of(
                "RECIO_NAMESPACE",
                "trading",
                "RECIO_SET_KUBERNETES_API",
                api.url(),
                "RECIO_SET_DETECTOR_PERIOD",
                "1s"))
        .awaitReady();
  }
}
