package io.rec.dbpoller;

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

class DbPollerTest {

  private TestDatabase database;
  private ConfigFolder config;

  @BeforeEach
  void prepare() throws SQLException {
    database = Postgres.shared().migrated();
    config = ConfigFolder.create().with(database).with("db-poller");
  }

  @Test
  @DisplayName("walks through its start steps in order")
  void startsInOrder() {
    try (PhaseLog phases = PhaseLog.listen();
        TestRole role = start().awaitReady()) {
      assertThat(phases.starts())
          .containsExactly(
              "1 Initialize PostgreSQL connection",
              "2 Load feed offset",
              "3 Start polling fallback",
              "4 Start listening for changes",
              "5 Open change feed");
    }
  }

  @Test
  @DisplayName("walks through its stop steps in order")
  void stopsInOrder() {
    try (PhaseLog phases = PhaseLog.listen()) {
      start().awaitReady().close();

      assertThat(phases.stops())
          .containsExactly(
              "1 Stop listening for changes",
              "2 Save feed offset",
              "3 Close database connections",
              "4 Log shutdown completion");
    }
  }

  @Test
  @DisplayName("waits for the database at the first step and says so")
  void saysWhatItWaitsFor() throws SQLException {
    config = ConfigFolder.create().with("db-poller");
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
  @DisplayName("REC-TOP-02 is notified of a change and serves it after the caller's offset")
  void servesChanges() throws SQLException {
    try (TestRole role = start().awaitReady()) {
      await().atMost(10, SECONDS).until(() -> health(role).contains("\"listening\":true"));
      insertChange("k1");
      insertChange("k2");

      await().atMost(10, SECONDS).until(() -> health(role).contains("\"feed_offset\":2"));

      assertThat(health(role)).containsPattern("\"notifications\":[1-9]");
      assertThat(role.get("/api/changes?after=1").body())
          .contains("\"offset\":2", "\"key\":\"k2\"")
          .doesNotContain("\"key\":\"k1\"");
    }
  }

  @Test
  @DisplayName("goes on from where it was after a restart")
  void keepsOffset() throws SQLException {
    insertChange("k1");
    try (TestRole first = start().awaitReady()) {
      await().atMost(10, SECONDS).until(() -> health(first).contains("\"feed_offset\":1"));
    }

    try (TestRole second = start().awaitReady()) {
      assertThat(health(second)).contains("\"feed_offset\":1", "\"changes_seen\":0");
    }
  }

  @Test
  @DisplayName("REC-MAIN-05 refuses an offset below zero with a problem document")
  void refusesNegativeOffset() {
    try (TestRole role = start().awaitReady()) {
      var answer = role.get("/api/changes?after=-1");

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("InvalidOffset");
    }
  }

  @Test
  @DisplayName("R26 serves pages of the wished topic")
  void servesPages() throws SQLException {
    try (TestRole role = start().awaitReady()) {
      insertChange("k1");
      insertChange("k2");
      database.execute(
          "INSERT INTO system.outbox (topic, key, payload) VALUES ('other', 'x', '1')");
      await().atMost(10, SECONDS).until(() -> health(role).contains("\"feed_offset\":3"));

      assertThat(role.get("/changes?after=0&topic=trade&limit=1").body())
          .contains("\"offset\":1", "\"more\":true", "\"key\":\"k1\"")
          .doesNotContain("k2");
      assertThat(role.get("/changes?after=1&topic=trade&limit=5").body())
          .contains("\"offset\":3", "\"more\":false", "\"key\":\"k2\"")
          .doesNotContain("other");
      assertThat(role.get("/changes?limit=0").statusCode()).isEqualTo(400);
    }
  }

  private static String health(TestRole role) {
    return role.get("/health").body();
  }

  private void insertChange(String key) throws SQLException {
    database.execute(
        "INSERT INTO system.outbox (topic, key, payload) VALUES ('trade', '%s', '{}')"
            .formatted(key));
  }

  private TestRole start() {
    return TestRole.start(Application.class, "db-poller", config);
  }
}
