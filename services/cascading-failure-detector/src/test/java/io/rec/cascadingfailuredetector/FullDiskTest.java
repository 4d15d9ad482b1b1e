package io.rec.cascadingfailuredetector;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.SmallDisk;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A database that answers and cannot store")
class FullDiskTest {

  private static final String STATUS = "/api/failure_detector_status";
  private static final int MEGABYTES = 400;

  @Test
  @DisplayName(
      "REC-CFD-10 is the cause while its disk is full, in these words, and well afterwards")
  void namesTheDisk() throws Exception {
    try (SmallDisk disk = SmallDisk.ofMegabytes(MEGABYTES);
        Postgres server = Postgres.startOn(disk)) {
      TestDatabase database = server.migrated();
      try (TestRole role = detector(database).awaitReady()) {
        await()
            .atMost(15, SECONDS)
            .untilAsserted(
                () -> assertThat(role.get(STATUS).body()).contains("\"database_serves\":true"));

        disk.fill();

        await()
            .atMost(15, SECONDS)
            .untilAsserted(
                () ->
                    assertThat(role.get(STATUS).body())
                        .contains(
                            "\"root_cause\":[\"database\"",
                            "it cannot store anything: its disk is full",
                            "No space left on device",
                            "makes room on its disk",
                            "Nothing can be stored"));
        assertThat(database.column("SELECT 1")).containsExactly("1");

        server.stop();

        await()
            .atMost(15, SECONDS)
            .untilAsserted(
                () ->
                    assertThat(role.get(STATUS).body())
                        .contains("DatabaseUnavailable", "before that, its disk is full"));

        disk.empty();
        server.startAgain();

        await()
            .atMost(30, SECONDS)
            .untilAsserted(
                () -> assertThat(role.get(STATUS).body()).contains("\"database_serves\":true"));
      }
    }
  }

  @Test
  @DisplayName("is the cause, too, while it takes no changes")
  void namesReadOnly() throws Exception {
    TestDatabase database = Postgres.shared().migrated();
    try (TestRole role = detector(database).awaitReady()) {
      Postgres.shared()
          .execute(
              "ALTER DATABASE %s SET default_transaction_read_only TO on"
                  .formatted(database.name()));

      endSessions(database);

      await()
          .atMost(15, SECONDS)
          .pollInterval(3, SECONDS)
          .untilAsserted(
              () -> {
                try {
                  assertThat(role.get(STATUS).body())
                      .contains(
                          "\"root_cause\":[\"database\"", "it takes no changes, only questions");
                } catch (AssertionError notYet) {
                  // A session that was just being opened is not listed yet, and may still write.
                  endSessions(database);
                  throw notYet;
                }
              });
    }
  }

  private static void endSessions(TestDatabase database) throws SQLException {
    Postgres.shared()
        .execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
                .formatted(database.name()));
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
