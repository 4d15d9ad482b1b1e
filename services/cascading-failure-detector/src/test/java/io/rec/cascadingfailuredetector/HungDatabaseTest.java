package io.rec.cascadingfailuredetector;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A database that takes connections and answers nothing")
class HungDatabaseTest {

  private static final String STATUS = "/api/failure_detector_status";

  /** A connection waits 30 s for an answer: who is no sooner has only waited for that. */
  private static final int BEFORE_PATIENCE_ENDS = 25;

  @Test
  @DisplayName("REC-CFD-10 is the cause long before a connection loses patience, and well later")
  void isNamedSoon() throws Exception {
    try (Postgres server = Postgres.start();
        TestRole role = detector(server).awaitReady()) {
      awaitStatus(role, 15, "\"database_serves\":true");

      server.hang();
      try {
        awaitStatus(role, BEFORE_PATIENCE_ENDS, "\"root_cause\":[\"database\"");
      } finally {
        server.goOn();
      }

      awaitStatus(role, 30, "\"database_serves\":true");
    }
  }

  private static void awaitStatus(TestRole role, int seconds, String... words) {
    await()
        .atMost(seconds, SECONDS)
        .untilAsserted(() -> assertThat(role.get(STATUS).body()).contains(words));
  }

  private static TestRole detector(Postgres server) throws SQLException {
    return TestRole.start(
        Application.class,
        "cascading-failure-detector",
        ConfigFolder.create()
            .with(server.migrated())
            .with(
                "cascading-failure-detector",
                "trade-manager",
                "trade-executor",
                "active-trade-supervisor",
                "unified-production-coordinator"),
        Map.of("RECIO_SET_DETECTOR_PERIOD", "1s", "RECIO_SET_DETECTOR_START_PATIENCE", "0s"));
  }
}
