package io.rec.activetradesupervisor;

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

class ActiveTradeSupervisorTest {

  private TestDatabase database;
  private ConfigFolder config;

  @BeforeEach
  void prepare() throws SQLException {
    database = Postgres.shared().migrated();
    config =
        ConfigFolder.create().with(database).with("active-trade-supervisor").withControl("None");
  }

  @Test
  @DisplayName("REC-ATS-08 walks through its start steps in order")
  void startsInOrder() {
    try (PhaseLog phases = PhaseLog.listen();
        TestRole role = start().awaitReady()) {
      assertThat(phases.starts())
          .containsExactly(
              "1 Load active trades from database",
              "2 Initialize risk management rules",
              "3 Start monitoring loop",
              "4 Connect to PostgreSQL price feeds",
              "5 Initialize alert system");
    }
  }

  @Test
  @DisplayName("REC-ATS-09 walks through its stop steps in order")
  void stopsInOrder() {
    try (PhaseLog phases = PhaseLog.listen()) {
      start().awaitReady().close();

      assertThat(phases.stops())
          .containsExactly(
              "1 Save current monitoring state",
              "2 Close database connections",
              "3 Log final positions",
              "4 Complete shutdown");
    }
  }

  @Test
  @DisplayName("REC-ATS-08 waits for the database at the first step and says so")
  void saysWhatItWaitsFor() throws SQLException {
    config = ConfigFolder.create().with("active-trade-supervisor").withControl("None");
    try (TestRole role = start()) {
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(role.get("/health/ready").body())
                      .contains("1/5 Load active trades from database", "DatabaseUnavailable"));
    }
  }

  @Test
  @DisplayName("REC-ATS-02 supervises the trades that are not over, with their symbol's price")
  void supervisesOpenTrades() throws SQLException {
    insertTrade("t1", "open");
    insertTrade("t2", "closed");
    database.execute(
        "INSERT INTO live_data.btc_price_log (\"timestamp\", price) "
            + "VALUES (now() + interval '1 minute', 118000.55)");

    try (TestRole role = start().awaitReady()) {
      assertThat(role.get("/api/active_trades").body())
          .contains("\"count\":1", "\"current_symbol_price\":118000.55", "\"price_stale\":false");
    }
  }

  @Test
  @DisplayName("REC-ATS-06 marks a trade stale and keeps watching when its price is old")
  void marksStaleTrade() throws SQLException {
    insertTrade("t1", "open");
    database.execute(
        "INSERT INTO live_data.btc_price_log (\"timestamp\", price) "
            + "VALUES (now() - interval '1 minute', 118000.55)");

    try (TestRole role = start().awaitReady()) {
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(role.get("/health").body())
                      .contains("\"stale_trades\":1", "\"open_alerts\":1"));
    }
  }

  @Test
  @DisplayName(
      "REC-ATS-10 sees a trade that was opened without a notification within a second or two")
  void findsNewTrade() throws SQLException {
    try (TestRole role = start().awaitReady()) {
      insertTrade("t1", "pending");

      await()
          .atMost(20, SECONDS)
          .until(() -> role.get("/api/active_trades").body().contains("\"count\":1"));
    }
  }

  private void insertTrade(String ticket, String status) throws SQLException {
    database.execute(
        """
        INSERT INTO users.trades
          (user_id, status, date, time, strike, side, buy_price, position, ticker, ticket_id)
        VALUES ('user_0001', '%s', '2026-01-01', '10:00:00', '$118,500', 'Y', 0.94, 100, 'KXBTCD-X', '%s')
        """
            .formatted(status, ticket));
  }

  private TestRole start() {
    return TestRole.start(Application.class, "active-trade-supervisor", config);
  }
}
