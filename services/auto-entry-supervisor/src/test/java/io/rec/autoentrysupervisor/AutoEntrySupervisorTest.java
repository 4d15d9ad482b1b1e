package io.rec.autoentrysupervisor;

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

class AutoEntrySupervisorTest {

  private TestDatabase database;
  private ConfigFolder config;

  @BeforeEach
  void prepare() throws SQLException {
    database = Postgres.shared().migrated();
    config = ConfigFolder.create().with(database).with("auto-entry-supervisor").withControl("None");
  }

  @Test
  @DisplayName("REC-AES-07 walks through its start steps in order")
  void startsInOrder() {
    try (PhaseLog phases = PhaseLog.listen();
        TestRole role = start().awaitReady()) {
      assertThat(phases.starts())
          .containsExactly(
              "1 Initialize PostgreSQL connection",
              "2 Load momentum data",
              "3 Start monitoring loop",
              "4 Initialize trade signals",
              "5 Start auto-entry logic");
    }
  }

  @Test
  @DisplayName("REC-AES-08 walks through its stop steps in order")
  void stopsInOrder() {
    try (PhaseLog phases = PhaseLog.listen()) {
      start().awaitReady().close();

      assertThat(phases.stops())
          .containsExactly(
              "1 Save current state",
              "2 Close database connections",
              "3 Log final status",
              "4 Complete shutdown");
    }
  }

  @Test
  @DisplayName("REC-AES-07 waits for the database at the first step and says so")
  void saysWhatItWaitsFor() throws SQLException {
    config = ConfigFolder.create().with("auto-entry-supervisor").withControl("None");
    try (TestRole role = start()) {
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(role.get("/health/ready").body())
                      .contains("1/5 Initialize PostgreSQL connection", "DatabaseUnavailable"));
    }
  }

  @Test
  @DisplayName("REC-AES-10 does not start without risk limits")
  void waitsForRiskLimits() {
    config = ConfigFolder.create().with(database).with("auto-entry-supervisor");
    try (TestRole role = start()) {
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(role.get("/health/ready").body())
                      .contains("5/5 Start auto-entry logic", "control.json is not mounted"));
    }
  }

  private TestRole start() {
    return TestRole.start(Application.class, "auto-entry-supervisor", config);
  }
}
