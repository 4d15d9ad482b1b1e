package io.rec.cascadingfailuredetector;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Json;
import io.rec.platform.testing.PhaseLog;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CascadingFailureDetectorTest {

  private TestDatabase database;
  private ConfigFolder config;

  @BeforeEach
  void prepare() throws SQLException {
    database = Postgres.shared().migrated();
    config =
        ConfigFolder.create()
            .with(database)
            .with(
                "cascading-failure-detector",
                "symbol-price-watchdog-btc",
                "symbol-price-watchdog-eth",
                "kalshi-api-watchdog",
                "kalshi-account-sync",
                "trade-manager",
                "trade-executor",
                "active-trade-supervisor",
                "unified-production-coordinator");
  }

  @Test
  @DisplayName("REC-CFD-07 walks through its start steps in order")
  void startsInOrder() {
    try (PhaseLog phases = PhaseLog.listen();
        TestRole role = start().awaitReady()) {
      assertThat(phases.starts())
          .containsExactly(
              "1 Initialize service monitoring",
              "2 Start health check loop",
              "3 Initialize alert system",
              "4 Load critical service list",
              "5 Start failure detection");
    }
  }

  @Test
  @DisplayName("REC-CFD-08 walks through its stop steps in order")
  void stopsInOrder() {
    try (PhaseLog phases = PhaseLog.listen()) {
      start().awaitReady().close();

      assertThat(phases.stops())
          .containsExactly(
              "1 Save monitoring state",
              "2 Close service connections",
              "3 Log final status",
              "4 Complete shutdown");
    }
  }

  @Test
  @DisplayName("REC-CFD-07 names the services that the manifest lacks")
  void saysWhatItWaitsFor() throws SQLException {
    config = ConfigFolder.create().with(database).with("cascading-failure-detector");
    try (TestRole role = start()) {
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(role.get("/health/ready").body())
                      .contains(
                          "1/5 Initialize service monitoring", "no port for", "trade-manager"));
    }
  }

  @Test
  @DisplayName(
      "REC-CFD-10 names the roots of what it sees failing, groups the sufferers, says what it means")
  void namesRootCause() {
    try (TestRole role = start().awaitReady()) {
      await()
          .atMost(30, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(role.get("/api/failure_detector_status").body())
                      .contains(
                          "\"root_cause\":[\"kalshi-account-sync\"",
                          "\"trade-executor\"",
                          "\"consecutive_failures\":",
                          "No order can be sent or cancelled.",
                          "the operator restarts it by itself"));
      assertThat(Json.of(role.get("/api/failure_detector_status").body()).whole("restart_count"))
          .isZero();
    }
  }

  @Test
  @DisplayName("REC-CFD-04 writes a row for each round")
  void writesRows() {
    try (TestRole role = start().awaitReady()) {
      await()
          .atMost(30, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(
                          database.column(
                              "SELECT overall_status || ' ' || (health_details ->> 'detail')"
                                  + " FROM system.health_status_current"
                                  + " WHERE service = 'failure_detection'"))
                      .singleElement()
                      .asString()
                      .startsWith("unhealthy ")
                      .contains("refuses connections"));
    }
  }

  @Test
  @DisplayName("names nobody of a desk that is just being started")
  void awaitsAStart() {
    try (TestRole role = start(Map.of("RECIO_SET_DETECTOR_PERIOD", "1s")).awaitReady()) {
      await()
          .atMost(30, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(role.get("/api/failure_detector_status").body())
                      .contains("\"trade-manager\":{\"status\":\"starting\""));
      assertThat(role.get("/api/failure_detector_status").body())
          .contains("\"root_cause\":[]", "\"level\":\"NORMAL\"");
    }
  }

  /** Of a desk whose time to start is over. */
  private TestRole start() {
    return start(
        Map.of("RECIO_SET_DETECTOR_PERIOD", "1s", "RECIO_SET_DETECTOR_START_PATIENCE", "0s"));
  }

  private TestRole start(Map<String, String> settings) {
    return TestRole.start(Application.class, "cascading-failure-detector", config, settings);
  }
}
