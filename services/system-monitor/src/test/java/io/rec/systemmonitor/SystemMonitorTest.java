package io.rec.systemmonitor;

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

class SystemMonitorTest {

  private TestDatabase database;
  private ConfigFolder config;

  @BeforeEach
  void prepare() throws SQLException {
    database = Postgres.shared().migrated();
    config = ConfigFolder.create().with(database).with("system-monitor", "trade-manager");
  }

  @Test
  @DisplayName("REC-SYS-09 walks through its start steps in order")
  void startsInOrder() {
    try (PhaseLog phases = PhaseLog.listen();
        TestRole role = start().awaitReady()) {
      assertThat(phases.starts())
          .containsExactly(
              "1 Initialize database connection",
              "2 Start service monitoring",
              "3 Initialize resource tracking",
              "4 Start duplicate process detection",
              "5 Initialize alert system");
    }
  }

  @Test
  @DisplayName("REC-SYS-10 walks through its stop steps in order")
  void stopsInOrder() {
    try (PhaseLog phases = PhaseLog.listen()) {
      start().awaitReady().close();

      assertThat(phases.stops())
          .containsExactly(
              "1 Save monitoring state",
              "2 Close database connections",
              "3 Complete health reports",
              "4 Log shutdown completion");
    }
  }

  @Test
  @DisplayName("REC-SYS-09 waits for the database at the first step and says so")
  void saysWhatItWaitsFor() throws SQLException {
    config = ConfigFolder.create().with("system-monitor", "trade-manager");
    try (TestRole role = start()) {
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(role.get("/health/ready").body())
                      .contains("1/5 Initialize database connection", "DatabaseUnavailable"));
    }
  }

  @Test
  @DisplayName("REC-SYS-02 writes one row for the system and one for each service of the manifest")
  void writesHealthRows() {
    try (TestRole role = start().awaitReady()) {
      await()
          .atMost(30, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(
                          database.column(
                              "SELECT service FROM system.health_status_current ORDER BY service"))
                      .containsExactly("system", "system_monitor", "trade_manager"));
    }
  }

  @Test
  @DisplayName("REC-SYS-08 reports a silent service as failed and goes on")
  void reportsSilentService() {
    try (TestRole role = start().awaitReady()) {
      await()
          .atMost(30, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(role.get("/api/system_health").body())
                      .contains(
                          "\"failed_services\":[", "\"trade-manager\"", "refuses connections"));
    }
  }

  @Test
  @DisplayName(
      "TPS-MN-01 TPS-MN-02 TPS-MN-03 TPS-MN-04 REC-HL-02 shows the system in the contract's shape")
  void showsServices() {
    try (TestRole role = start().awaitReady()) {
      await()
          .atMost(30, SECONDS)
          .untilAsserted(
              () -> {
                Json shown = Json.of(role.get("/monitor/services").body());
                assertThat(shown.at("database").text("status")).isEqualTo("healthy");
                assertThat(shown.at("database").decimal("response_time")).isPositive();
                assertThat(shown.at("database").whole("connections")).isPositive();
                assertThat(shown.at("apis").find("kalshi")).isPresent();
                assertThat(shown.at("apis").find("coinbase")).isPresent();
                assertThat(shown.at("apis").find("sendgrid")).isPresent();
                assertThat(shown.at("processes").find("supervisor")).isPresent();
                assertThat(shown.at("processes").at("trade_manager").text("status"))
                    .isEqualTo("unhealthy");
                Json own = shown.at("processes").at("system_monitor");
                assertThat(own.text("status")).isEqualTo("healthy");
                assertThat(own.at("figures").decimal("disk_percent")).isPositive();
                assertThat(shown.at("system").find("cpu")).isPresent();
              });
    }
  }

  @Test
  @DisplayName("REC-SYS-01 shows connections, size and bloat of the database, and how it all was")
  void showsDatabaseAndHistory() {
    try (TestRole role = start().awaitReady()) {
      await()
          .atMost(30, SECONDS)
          .untilAsserted(
              () -> {
                Json shown = Json.of(role.get("/api/system_health").body()).at("database");
                assertThat(shown.whole("max_connections")).isEqualTo(100);
                assertThat(shown.whole("size_bytes")).isGreaterThan(1_000_000);
                assertThat(shown.text("slow_from")).startsWith("statements running now");
                assertThat(shown.whole("active")).isPositive();
                assertThat(shown.at("connections_by_service").values()).isNotEmpty();
                assertThat(role.get("/prometheus").body())
                    .containsPattern("recio_database_size_bytes\\{.*} [1-9]")
                    .containsPattern("recio_database_connections\\{.*} [1-9]")
                    .containsPattern("recio_database_connections_max\\{.*} 100.0")
                    .containsPattern("recio_database_answer_seconds\\{.*} 0\\.")
                    .containsPattern("recio_database_dead_percent\\{.*} \\d");
                assertThat(
                        Json.of(role.get("/api/system_health/history?service=trade_manager").body())
                            .values())
                    .isNotEmpty()
                    .allSatisfy(moment -> assertThat(moment.text("status")).isEqualTo("unhealthy"));
              });
    }
  }

  private TestRole start() {
    return TestRole.start(
        Application.class, "system-monitor", config, Map.of("RECIO_SET_MONITOR_PERIOD", "1s"));
  }
}
