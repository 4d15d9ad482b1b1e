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
import io.rec.platform.testing.TestRole;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An executor that answers that it is ready and has not done anything for long. */
class RecoveryRequestTest {

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
  private KubernetesApi api;
  private ConfigFolder config;

  @BeforeEach
  void prepare() throws SQLException, IOException, InterruptedException, GeneralSecurityException {
    api = KubernetesApi.start();
    config =
        ConfigFolder.create()
            .with(Postgres.shared().migrated())
            .with("cascading-failure-detector")
            .port("trade-executor", stale.port());
    for (String component :
        new String[] {
          "trade-manager", "active-trade-supervisor", "unified-production-coordinator"
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
  @DisplayName(
      "REC-CFD-03 asks the operator once for the restart of what answers and does nothing, and a"
          + " restart of the detector does not ask again")
  void asksOnce() {
    try (TestRole role = start().awaitReady()) {
      awaitRoot(role);
      assertThat(api.asked()).isEmpty();
      clock.moveTo(clock.instant().plus(Duration.ofSeconds(61)));

      await().atMost(20, SECONDS).untilAsserted(() -> assertThat(api.asked()).hasSize(1));
      assertThat(api.asked().getFirst())
          .startsWith(
              "PATCH /api/v1/namespaces/trading/configmaps/recovery-request"
                  + " application/merge-patch+json Bearer token-of-the-pod {")
          .contains(
              "\"component\":\"trade-executor\"",
              "\"evidence\":\"its last pass was ",
              "\"nonce\":\"trade-executor-");
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () -> assertThat(verdict(role)).contains("\"outcome\":\"asked\"", "has to show"));
    }

    try (TestRole role = start().awaitReady()) {
      awaitRoot(role);
      clock.moveTo(clock.instant().plus(Duration.ofSeconds(61)));
      await()
          .atMost(20, SECONDS)
          .untilAsserted(() -> assertThat(verdict(role)).contains("has to show"));
      assertThat(api.asked()).hasSize(1);
    }
  }

  @Test
  @DisplayName("a refusal of the Kubernetes API is in the verdict, and is not repeated at once")
  void tellsRefusal() {
    api.answers(403);
    try (TestRole role = start().awaitReady()) {
      awaitRoot(role);
      clock.moveTo(clock.instant().plus(Duration.ofSeconds(61)));

      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () -> assertThat(verdict(role)).contains("the Kubernetes API answers 403"));
      assertThat(api.asked()).hasSize(1);
    }
  }

  private static void awaitRoot(TestRole role) {
    await()
        .atMost(30, SECONDS)
        .untilAsserted(
            () -> assertThat(verdict(role)).contains("\"root_cause\":[\"trade-executor\"]"));
    assertThat(Json.of(verdict(role)).at("services").at("trade-executor").text("status"))
        .isEqualTo("stale");
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
            "1s"));
  }
}
