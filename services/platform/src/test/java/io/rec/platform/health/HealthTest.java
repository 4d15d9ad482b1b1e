package io.rec.platform.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.role.DatabaseNeed;
import io.rec.platform.sample.SampleRole;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.FakePeer;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HealthTest {

  private final FakePeer operator = FakePeer.start();
  private final FakePeer kalshi = FakePeer.start();
  private final FakePeer coinbase = FakePeer.start();
  private final ConfigFolder config = ConfigFolder.create().with("sample");
  private TestDatabase database;
  private TestRole running;

  @BeforeEach
  void startRole() throws SQLException {
    database = Postgres.shared().migrated();
    running =
        SampleRole.withDatabase()
            .needing(DatabaseNeed.TO_START)
            .run(
                "sample",
                config.with(database),
                Map.of(
                    "RECIO_OPERATOR_URL", operator.url(""),
                    "RECIO_KALSHI_HEALTH_URL", kalshi.url("/status"),
                    "RECIO_COINBASE_HEALTH_URL", coinbase.url("/time")))
            .awaitReady();
  }

  @AfterEach
  void stopAll() {
    running.close();
    operator.close();
    kalshi.close();
    coinbase.close();
  }

  @Test
  @DisplayName("TPS-HL-01 health has the contract's keys and says healthy when everything is")
  void isHealthyWhenEverythingIs() {
    assertThat(health())
        .contains(
            "\"status\":\"healthy\"",
            "\"service\":\"sample\"",
            "\"port_system\":\"centralized\"",
            "\"timestamp\":\"20",
            "\"services\":{\"database\":\"healthy\",\"kalshi_api\":\"healthy\","
                + "\"coinbase_api\":\"healthy\",\"supervisor\":\"healthy\"}");
  }

  @Test
  @DisplayName(
      "TPS-PM-07 says supervisor unhealthy, and degraded, when the operator does not answer")
  void operatorAway() {
    operator.close();

    awaitHealth("\"status\":\"degraded\"", "\"supervisor\":\"unhealthy\"", "refuses connections");
  }

  @Test
  @DisplayName("TPS-HL-04 a failing Kalshi turns the status degraded")
  void kalshiFails() {
    kalshi.answers(500, "");

    awaitHealth("\"status\":\"degraded\"", "\"kalshi_api\":\"unhealthy\"", "answers 500");
  }

  @Test
  @DisplayName("TPS-HL-04 a failing Coinbase turns the status degraded")
  void coinbaseFails() {
    coinbase.answers(503, "");

    awaitHealth("\"status\":\"degraded\"", "\"coinbase_api\":\"unhealthy\"");
  }

  @Test
  @DisplayName("TPS-HL-04 a database that goes away turns the status degraded")
  void databaseFails() throws SQLException {
    database.refuseEverybody();

    awaitHealth("\"status\":\"degraded\"", "\"database\":\"unhealthy\"");
  }

  @Test
  @DisplayName("REC-KAW-02 believes the venue's own watchdog while its report is fresh")
  void believesTheWatchdog() throws SQLException {
    running
        .bean(WatcherReports.class)
        .report("kalshi_api", Part.Verdict.UNHEALTHY, "exchange paused");

    awaitHealth("\"kalshi_api\":\"unhealthy\"", "exchange paused");
  }

  @Test
  @DisplayName("REC-SYS-02 reports are kept for a day")
  void forgetsOldReports() throws SQLException {
    database.execute(
        "INSERT INTO system.health_status (service, overall_status, \"timestamp\") VALUES "
            + "('kalshi_api', 'healthy', now() - interval '25 hours'), "
            + "('kalshi_api', 'healthy', now() - interval '23 hours')");

    running.bean(WatcherReports.class).report("kalshi_api", Part.Verdict.HEALTHY, "");

    assertThat(
            database.column(
                "SELECT count(*) FROM system.health_status WHERE service = 'kalshi_api'"))
        .containsExactly("2");
  }

  @Test
  @DisplayName(
      "TPS-HL-02 TPS-HL-03 BOT-HL-01 detailed health has the contract's keys, from what is seen")
  void detailedHealth() {
    try (FakePeer manager = FakePeer.start();
        FakePeer executor = FakePeer.start()) {
      manager.answers(200, "{\"status\":\"ready\",\"component\":\"trade-manager\"}");
      executor.answers(503, "{\"status\":\"waiting\",\"component\":\"trade-executor\"}");
      config
          .port("trade-manager", manager.port())
          .port("trade-executor", executor.port())
          .with("active-trade-supervisor");
      running.bean(io.rec.platform.manifest.Ports.class).refresh();

      String body = running.getWith("/health/detailed").body();

      assertThat(body)
          .containsPattern("\"memory_usage\":[0-9.]+")
          .containsPattern("\"disk_usage\":[0-9.]+")
          .contains("\"cpu_usage\":", "\"network_status\":\"")
          .contains(
              "\"service_status\":{\"main_app\":\"unhealthy\",\"trade_manager\":\"healthy\","
                  + "\"trade_executor\":\"degraded\",\"active_trade_supervisor\":\"unhealthy\"}");
    }
  }

  @Test
  @DisplayName("TPS-MT-01 TPS-MT-02 the scrape has the system's and the service's metrics")
  void scrape() {
    assertThat(running.getWith("/prometheus").body())
        .contains(
            "system_cpu_percent",
            "system_memory_percent",
            "system_disk_percent",
            "system_network_io_bytes_total",
            "response_time_seconds_count",
            "error_rate",
            "throughput",
            "active_connections",
            "jvm_memory_used_bytes",
            "hikaricp_connections",
            "http_server_requests_seconds_count");
  }

  private String health() {
    return running.getWith("/health").body();
  }

  private void awaitHealth(String... parts) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(health()).contains(parts));
  }
}
