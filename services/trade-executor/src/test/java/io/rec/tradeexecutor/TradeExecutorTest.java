package io.rec.tradeexecutor;

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

class TradeExecutorTest {

  private TestDatabase database;
  private ConfigFolder config;

  @BeforeEach
  void prepare() throws SQLException {
    database = Postgres.shared().migrated();
    config =
        ConfigFolder.create()
            .with(database)
            .with("trade-executor", "venue-simulator")
            .withControl("None");
  }

  @Test
  @DisplayName("REC-TE-08 walks through its start steps in order")
  void startsInOrder() {
    try (PhaseLog phases = PhaseLog.listen();
        TestRole simulator = simulator();
        TestRole executor = executor(Map.of()).awaitReady()) {
      assertThat(phases.starts())
          .containsSubsequence(
              "1 Load Kalshi credentials",
              "2 Initialize API client",
              "3 Validate account access",
              "4 Start order monitoring loop",
              "5 Initialize risk management");
    }
  }

  @Test
  @DisplayName("REC-TE-09 walks through its stop steps in order")
  void stopsInOrder() {
    try (PhaseLog phases = PhaseLog.listen();
        TestRole simulator = simulator()) {
      executor(Map.of()).awaitReady().close();

      assertThat(phases.stops())
          .containsExactly(
              "1 Cancel pending orders",
              "2 Close API connections",
              "3 Save execution state",
              "4 Log shutdown completion");
    }
  }

  @Test
  @DisplayName("REC-TE-08 waits at the third step while the exchange is away, and says so")
  void waitsForExchange() {
    try (TestRole executor = executor(Map.of())) {
      awaitReadiness(
          executor, "3/5 Validate account access", "\"what\":\"exchange\"", "DependencyNotReady");
    }
  }

  @Test
  @DisplayName("REC-TE-08 waits at the first step for a key that the real exchange wants")
  void waitsForCredentials() {
    try (TestRole executor =
        executor(Map.of("RECIO_BROKER", "kalshi", "RECIO_BROKER_ENVIRONMENT", "Demo"))) {
      awaitReadiness(
          executor, "1/5 Load Kalshi credentials", "CredentialsRefused", "KALSHI_API_KEY_ID");
    }
  }

  @Test
  @DisplayName("REC-TE-13 does not start without risk limits")
  void waitsForRiskLimits() throws SQLException {
    config = ConfigFolder.create().with(database).with("trade-executor", "venue-simulator");
    try (TestRole simulator = simulator();
        TestRole executor = executor(Map.of())) {
      awaitReadiness(executor, "5/5 Initialize risk management", "control.json is not mounted");
    }
  }

  @Test
  @DisplayName("REC-TE-02 knows the balance at the exchange and the resting orders of the mirror")
  void watchesAccount() throws SQLException {
    database.execute(
        "INSERT INTO users.orders (user_id, order_id, ticker, status) "
            + "VALUES ('user_0001', 'o1', 'KXBTCD-X', 'resting')");
    try (TestRole simulator = simulator();
        TestRole executor = executor(Map.of()).awaitReady()) {
      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(executor.get("/health").body())
                      .contains("\"resting_orders\":1", "\"balance_cents\":1000000"));
    }
  }

  @Test
  @DisplayName("the kill switch is seen without a restart")
  void followsKillSwitch() {
    try (TestRole simulator = simulator();
        TestRole executor = executor(Map.of()).awaitReady()) {
      config.withControl("CancelOrders");

      await()
          .atMost(10, SECONDS)
          .until(() -> executor.get("/health").body().contains("\"kill_switch\":\"CancelOrders\""));
    }
  }

  private static void awaitReadiness(TestRole role, String... parts) {
    await()
        .atMost(20, SECONDS)
        .untilAsserted(() -> assertThat(role.get("/health/ready").body()).contains(parts));
  }

  private TestRole simulator() {
    return TestRole.start(io.rec.venuesimulator.Application.class, "venue-simulator", config)
        .awaitReady();
  }

  private TestRole executor(Map<String, String> env) {
    return TestRole.start(Application.class, "trade-executor", config, env);
  }
}
