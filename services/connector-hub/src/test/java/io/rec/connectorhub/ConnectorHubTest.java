package io.rec.connectorhub;

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

class ConnectorHubTest {

  private TestDatabase database;
  private ConfigFolder config;

  @BeforeEach
  void prepare() throws SQLException {
    database = Postgres.shared().migrated();
    config = ConfigFolder.create().with(database).with("connector-hub");
  }

  @Test
  @DisplayName("walks through its start steps in order")
  void startsInOrder() {
    try (PhaseLog phases = PhaseLog.listen();
        TestRole role = start().awaitReady()) {
      assertThat(phases.starts())
          .containsExactly(
              "1 Initialize PostgreSQL connection",
              "2 Load connector list",
              "3 Open notification channels");
    }
  }

  @Test
  @DisplayName("walks through its stop steps in order")
  void stopsInOrder() {
    try (PhaseLog phases = PhaseLog.listen()) {
      start().awaitReady().close();

      assertThat(phases.stops())
          .containsExactly(
              "1 Stop deliveries", "2 Close database connections", "3 Log shutdown completion");
    }
  }

  @Test
  @DisplayName("waits for the database at the first step and says so")
  void saysWhatItWaitsFor() throws SQLException {
    config = ConfigFolder.create().with("connector-hub");
    try (TestRole role = start()) {
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(role.get("/health/ready").body())
                      .contains("1/3 Initialize PostgreSQL connection", "DatabaseUnavailable"));
    }
  }

  @Test
  @DisplayName("lists its connectors, and the parts that other services play")
  void listsConnectors() {
    try (TestRole role = start().awaitReady()) {
      assertThat(role.get("/api/connectors").body())
          .contains(
              "\"family\":\"broker\",\"type\":\"venue-simulator\",\"environment\":\"Simulated\",\"status\":\"elsewhere\"",
              "\"family\":\"notification\",\"type\":\"log\"");
    }
  }

  @Test
  @DisplayName("SEN-FAC-01 lists the registered types of the three families")
  void listsTypes() {
    try (TestRole role = start().awaitReady()) {
      assertThat(role.get("/api/connectors/types").body())
          .contains(
              "\"notification\":[\"discord\",\"email\",\"log\",\"sendgrid\",\"slack\",\"sms\",\"telegram\",\"webhook\"]");
    }
  }

  @Test
  @DisplayName("writes a notice to the log and notes the delivery")
  void tellsNotice() {
    try (TestRole role = start().awaitReady()) {
      var answer =
          role.post(
              "/api/notices",
              "{\"severity\":\"WARNING\",\"title\":\"feed stale\",\"text\":\"BTC for 60 s\"}");

      assertThat(answer.statusCode()).isEqualTo(202);
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(role.get("/api/deliveries").body())
                      .contains("\"channel\":\"log\"", "\"state\":\"sent\"", "[HIGH] feed stale"));
    }
  }

  @Test
  @DisplayName("refuses a notice without a title")
  void refusesEmptyNotice() {
    try (TestRole role = start().awaitReady()) {
      var answer =
          role.post("/api/notices", "{\"severity\":\"INFO\",\"title\":\" \",\"text\":\"x\"}");

      assertThat(answer.statusCode()).isEqualTo(400);
    }
  }

  private TestRole start() {
    return TestRole.start(Application.class, "connector-hub", config);
  }
}
