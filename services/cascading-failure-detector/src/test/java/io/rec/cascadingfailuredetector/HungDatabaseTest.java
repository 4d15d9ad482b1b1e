package io.rec.cascadingfailuredetector;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A database that takes connections and answers nothing")
class HungDatabaseTest {

  private static final String STATUS = "/api/failure_detector_status";

  /** A connection waits 30 s for an answer: who is no sooner has only waited for that. */
  private static final int BEFORE_PATIENCE_ENDS = 25;

  private static final Pattern LOOKED_AT = Pattern.compile("\"timestamp\":\"([^\"]+)\"");

  private static final String WAITING_ROWS =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE wait_event_type = 'Lock' AND query LIKE '%INSERT INTO system.health_status%'
        AND datname = current_database() AND pid <> pg_backend_pid()""";

  @Test
  @DisplayName("REC-CFD-10 is the cause long before a connection loses patience, and well later")
  void isNamedSoon() throws Exception {
    try (Postgres server = Postgres.start();
        TestRole role = detector(server.migrated()).awaitReady()) {
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

  @Test
  @DisplayName("that begins to hang amid the row of a round holds up no look")
  void rowHoldsNobodyUp() throws Exception {
    TestDatabase database = Postgres.shared().migrated();
    try (TestRole role = detector(database).awaitReady();
        Connection other = database.server().superuser(database.name());
        Statement statement = other.createStatement()) {
      awaitStatus(role, 15, "\"database_serves\":true");

      other.setAutoCommit(false);
      statement.execute("LOCK TABLE system.health_status");
      Instant locked = Instant.now();

      // Each look but the first comes after one whose row could not be written.
      await()
          .atMost(BEFORE_PATIENCE_ENDS, SECONDS)
          .until(() -> lookedAt(role).isAfter(locked.plusSeconds(5)));
      assertThat(database.column(WAITING_ROWS)).containsExactly("1");
      other.rollback();
    }
  }

  private static Instant lookedAt(TestRole role) throws IOException, InterruptedException {
    Matcher found = LOOKED_AT.matcher(role.get(STATUS).body());
    assertThat(found.find()).isTrue();
    return Instant.parse(found.group(1));
  }

  private static void awaitStatus(TestRole role, int seconds, String... words) {
    await()
        .atMost(seconds, SECONDS)
        .untilAsserted(() -> assertThat(role.get(STATUS).body()).contains(words));
  }

  private static TestRole detector(TestDatabase database) {
    return TestRole.start(
        Application.class,
        "cascading-failure-detector",
        ConfigFolder.create()
            .with(database)
            .with(
                "cascading-failure-detector",
                "trade-manager",
                "trade-executor",
                "active-trade-supervisor",
                "unified-production-coordinator"),
        Map.of("RECIO_SET_DETECTOR_PERIOD", "1s", "RECIO_SET_DETECTOR_START_PATIENCE", "0s"));
  }
}
