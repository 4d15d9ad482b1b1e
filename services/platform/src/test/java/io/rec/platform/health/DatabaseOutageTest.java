package io.rec.platform.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.role.DatabaseNeed;
import io.rec.platform.sample.SampleRole;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestRole;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DatabaseOutageTest {

  private Postgres server;
  private final ConfigFolder config = ConfigFolder.create().with("sample");

  @BeforeEach
  void startServer() throws IOException, SQLException {
    server = Postgres.start();
    config.with(server.migrated());
  }

  @AfterEach
  void stopServer() throws IOException {
    server.close();
  }

  @Test
  @DisplayName("REC-MAIN-11 heals after a database restart, with the same process")
  void survivesRestart() throws IOException {
    try (TestRole running = SampleRole.withDatabase().run(config).awaitReady()) {
      server.stop();
      await()
          .atMost(Duration.ofSeconds(15))
          .untilAsserted(
              () ->
                  assertThat(running.get("/health/ready").body()).contains("DatabaseUnavailable"));

      server.startAgain();

      running.awaitReady();
      assertThat(running.get("/sample/who").body()).isEqualTo(Postgres.SLOT_A);
    }
  }

  @Test
  @DisplayName(
      "REC-MAIN-07 a started service that needs it only to start stays ready, and says degraded")
  void staysReadyWhenOnlyNeededToStart() throws IOException {
    SampleRole role = SampleRole.withDatabase().needing(DatabaseNeed.TO_START);
    try (TestRole running = role.run(config).awaitReady()) {
      server.stop();

      await()
          .atMost(Duration.ofSeconds(15))
          .untilAsserted(
              () ->
                  assertThat(running.get("/health").body())
                      .contains("\"status\":\"degraded\"", "\"database\":\"unhealthy\""));
      assertThat(running.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(running.get("/sample/who").statusCode()).isEqualTo(503);
    }
  }
}
