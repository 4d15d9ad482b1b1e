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
  @DisplayName("REC-ATS-08 does not start without the rules for an emergency")
  void waitsForRules() {
    config = ConfigFolder.create().with(database).with("active-trade-supervisor");
    try (TestRole role = start()) {
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(role.get("/health/ready").body())
                      .contains(
                          "2/5 Initialize risk management rules", "control.json is not mounted"));
    }
  }

  private TestRole start() {
    return TestRole.start(Application.class, "active-trade-supervisor", config);
  }
}
