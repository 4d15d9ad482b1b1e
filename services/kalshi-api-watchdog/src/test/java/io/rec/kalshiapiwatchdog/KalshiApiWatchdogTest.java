package io.rec.kalshiapiwatchdog;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.PhaseLog;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KalshiApiWatchdogTest {

  private static final String REPORTED =
      "SELECT overall_status FROM system.health_status_current WHERE service = 'kalshi_api'";

  private TestDatabase database;
  private ConfigFolder config;

  @BeforeEach
  void prepare() throws SQLException {
    database = Postgres.shared().migrated();
    config = ConfigFolder.create().with(database).with("kalshi-api-watchdog", "venue-simulator");
  }

  @Test
  @DisplayName("REC-KAW-06 walks through its start steps in order")
  void startsInOrder() {
    try (PhaseLog phases = PhaseLog.listen();
        TestRole watchdog = watchdog().awaitReady()) {
      assertThat(phases.starts())
          .containsExactly(
              "1 Initialize API client",
              "2 Start health monitoring loop",
              "3 Initialize market data collection",
              "4 Start heartbeat system",
              "5 Load cached market data");
    }
  }

  @Test
  @DisplayName("REC-KAW-07 walks through its stop steps in order and saves what it knew")
  void stopsInOrder() throws SQLException {
    try (PhaseLog phases = PhaseLog.listen()) {
      watchdog().awaitReady().close();

      assertThat(phases.stops())
          .containsExactly(
              "1 Save current market state",
              "2 Complete snapshot writes",
              "3 Close API connections",
              "4 Log shutdown completion");
      assertThat(
              database.column(
                  "SELECT state->>'condition' FROM system.component_state "
                      + "WHERE component = 'kalshi-api-watchdog'"))
          .hasSize(1);
    }
  }

  @Test
  @DisplayName("REC-KAW-06 waits at the first step while no manifest names the exchange")
  void waitsForAddress() {
    config = ConfigFolder.create().with(database).with("kalshi-api-watchdog");
    try (TestRole watchdog = watchdog()) {
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(watchdog.get("/health/ready").body())
                      .contains("1/5 Initialize API client", "names no venue-simulator"));
    }
  }

  @Test
  @DisplayName("REC-KAW-02 reports that the exchange is up")
  void reportsUp() {
    try (TestRole simulator = simulator();
        TestRole watchdog = watchdog().awaitReady()) {
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  // Trading pauses on Thursday mornings in New York.
                  assertThat(database.column(REPORTED)).first().isIn("healthy", "degraded"));
    }
  }

  @Test
  @DisplayName("REC-KAW-05 goes on, unready for nobody, while the exchange is down, and says so")
  void reportsDown() {
    try (TestRole watchdog = watchdog().awaitReady()) {
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () -> {
                assertThat(database.column(REPORTED)).containsExactly("unhealthy");
                assertThat(watchdog.get("/api/exchange_health").body())
                    .contains("\"condition\":\"DOWN\"", "refuses connections");
              });
    }
  }

  @Test
  @DisplayName("the exchange's wrong clock is measured, shown, and reported as degraded")
  void measuresClock() {
    try (TestRole simulator =
        TestRole.start(
                io.rec.venuesimulator.Application.class,
                "venue-simulator",
                config,
                Map.of("RECIO_SET_SIMULATOR_ADMIN", "true"))
            .awaitReady()) {
      simulator.post("/admin/faults/kalshi_rest", "{\"clock_skew_ms\":-30000}");
      try (TestRole watchdog = watchdog().awaitReady()) {
        await()
            .atMost(30, SECONDS)
            .untilAsserted(
                () -> {
                  assertThat(watchdog.get("/health").body())
                      .contains("\"exchange_clock_skewed\":true")
                      .containsPattern("\"exchange_clock_skew_ms\":-(29|30)\\d{3}");
                  assertThat(watchdog.get("/prometheus").body())
                      .containsPattern("recio_exchange_skew\\{[^}]*} -(29|30)");
                  assertThat(database.column(REPORTED)).containsExactly("degraded");
                });
      }
    }
  }

  private TestRole simulator() {
    return TestRole.start(io.rec.venuesimulator.Application.class, "venue-simulator", config)
        .awaitReady();
  }

  private TestRole watchdog() {
    return TestRole.start(Application.class, "kalshi-api-watchdog", config);
  }
}
