package io.rec.kalshiaccountsync;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.PhaseLog;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KalshiAccountSyncTest {

  private static final String BALANCES = "SELECT balance FROM users.account_balance ORDER BY id";

  private TestDatabase database;
  private ConfigFolder config;

  @BeforeEach
  void prepare() throws SQLException {
    database = Postgres.shared().migrated();
    config = ConfigFolder.create().with(database).with("kalshi-account-sync", "venue-simulator");
  }

  @Test
  @DisplayName("REC-KAS-06 walks through its start steps in order")
  void startsInOrder() {
    try (PhaseLog phases = PhaseLog.listen();
        TestRole simulator = simulator();
        TestRole sync = sync().awaitReady()) {
      assertThat(phases.starts())
          .containsSubsequence(
              "1 Load Kalshi credentials",
              "2 Initialize WebSocket connection",
              "3 Authenticate with API",
              "4 Start account monitoring",
              "5 Initialize balance tracking");
    }
  }

  @Test
  @DisplayName("REC-KAS-07 walks through its stop steps in order")
  void stopsInOrder() {
    try (PhaseLog phases = PhaseLog.listen();
        TestRole simulator = simulator()) {
      sync().awaitReady().close();

      assertThat(phases.stops())
          .containsExactly(
              "1 Close WebSocket connection",
              "2 Save account state",
              "3 Complete database writes",
              "4 Log shutdown completion");
    }
  }

  @Test
  @DisplayName("REC-KAS-06 waits for the exchange's stream and says so")
  void waitsForExchange() {
    try (TestRole sync = sync()) {
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(sync.get("/health/ready").body())
                      .contains(
                          "2/5 Initialize WebSocket connection",
                          "account stream",
                          "DependencyNotReady"));
    }
  }

  @Test
  @DisplayName("REC-KAS-02 writes the balance once, and again only when it has changed")
  void mirrorsBalance() throws SQLException {
    database.execute(
        "INSERT INTO users.account_balance (user_id, balance, \"timestamp\") "
            + "VALUES ('user_0001', 5, now() - interval '1 day')");
    try (TestRole simulator = simulator()) {
      sync().awaitReady().close();
      sync().awaitReady().close();

      assertThat(database.column(BALANCES)).containsExactly("5", "1000000");
    }
  }

  @Test
  @DisplayName("REC-KAS-01 keeps the account's stream subscribed")
  void subscribesStream() {
    try (TestRole simulator = simulator();
        TestRole sync = sync().awaitReady()) {
      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(sync.get("/health").body())
                      .contains("\"stream_connected\":true", "\"stream_messages\":3"));
    }
  }

  private TestRole simulator() {
    return TestRole.start(io.rec.venuesimulator.Application.class, "venue-simulator", config)
        .awaitReady();
  }

  private TestRole sync() {
    return TestRole.start(Application.class, "kalshi-account-sync", config);
  }
}
