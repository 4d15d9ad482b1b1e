package io.rec.platform.health;

import static io.rec.platform.role.Step.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.role.NotYet;
import io.rec.platform.role.Reason;
import io.rec.platform.sample.SampleRole;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.FakePeer;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReadinessTest {

  private final ConfigFolder config = ConfigFolder.create().with("sample");

  @Test
  @DisplayName("BOT-DB-05 says DatabaseUnavailable within the pool's timeout when nobody listens")
  void databaseUnavailable() {
    config.with(
        new io.rec.platform.secrets.DatabaseLogin(
            "127.0.0.1",
            ConfigFolder.freePort(),
            "rec_io_db",
            Postgres.SLOT_A,
            new io.rec.platform.secrets.Secret("x"),
            "",
            "",
            "1"));

    try (TestRole running = SampleRole.withDatabase().run(config)) {
      awaitWaiting(running, "database", "DatabaseUnavailable");
    }
  }

  @Test
  @DisplayName(
      "BOT-DB-02 says SchemaOutdated on a database no migration has seen, and starts once one has")
  void schemaOutdated() throws SQLException {
    TestDatabase empty = Postgres.shared().empty();

    try (TestRole running = SampleRole.withDatabase().run(config.with(empty))) {
      awaitWaiting(running, "database schema", "SchemaOutdated");

      empty.execute(
          "CREATE SCHEMA system AUTHORIZATION rec_io_user",
          "CREATE VIEW system.schema_version AS SELECT 1000 AS version",
          "GRANT SELECT ON system.schema_version TO rec_io_user");

      running.awaitReady();
    }
  }

  @Test
  @DisplayName("says CredentialsRefused when the login is refused, and recovers with the right one")
  void credentialsRefused() throws SQLException {
    TestDatabase database = Postgres.shared().migrated();
    config.with(database.login(Postgres.SLOT_A, "wrong"));

    try (TestRole running = SampleRole.withDatabase().run(config)) {
      awaitWaiting(running, "database", "CredentialsRefused");

      config.with(database);

      running.awaitReady();
    }
  }

  @Test
  @DisplayName("REC-PRT-10 says ManifestMissing without a manifest, and still lives")
  void manifestMissing() {
    ConfigFolder without = ConfigFolder.create();

    try (TestRole running = SampleRole.withoutDatabase().run(without)) {
      awaitWaiting(running, "port manifest", "ManifestMissing");
      assertThat(running.get("/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName(
      "REC-DEP-01 says DependencyNotReady with the dependency's own reason, and follows it")
  void dependencyNotReady() {
    try (FakePeer executor = FakePeer.start()) {
      executor.answers(
          503,
          "{\"status\":\"waiting\",\"component\":\"trade-executor\",\"waitingFor\":"
              + "[{\"what\":\"database\",\"reason\":\"DatabaseUnavailable\",\"detail\":\"refused\"}]}");
      config.port("trade-executor", executor.port());

      try (TestRole running =
          SampleRole.withoutDatabase()
              .run("sample", config, Map.of("RECIO_DEPENDS_ON", "trade-executor"))) {
        awaitWaiting(running, "trade-executor", "DependencyNotReady");
        await()
            .untilAsserted(
                () ->
                    assertThat(running.get("/health/ready").body())
                        .contains("DatabaseUnavailable: database: refused"));

        executor.answers(200, "{\"status\":\"ready\",\"component\":\"trade-executor\"}");
        running.awaitReady();

        executor.answers(503, "{\"status\":\"waiting\",\"component\":\"trade-executor\"}");
        awaitWaiting(running, "trade-executor", "DependencyNotReady");
      }
    }
  }

  @Test
  @DisplayName("REC-DEP-01 a dependency that is away is told in words")
  void dependencyAway() {
    config.with("trade-executor");

    try (TestRole running =
        SampleRole.withoutDatabase()
            .run("sample", config, Map.of("RECIO_DEPENDS_ON", "trade-executor"))) {
      await()
          .untilAsserted(
              () ->
                  assertThat(running.get("/health/ready").body()).contains("refuses connections"));
    }
  }

  @Test
  @DisplayName("says StartingUp while a step runs")
  void startingUp() {
    SampleRole role =
        SampleRole.withoutDatabase(
            step(
                "Wait",
                () -> {
                  throw new NotYet("first tick", Reason.STARTING_UP, "none yet");
                }));

    try (TestRole running = role.run(config)) {
      awaitWaiting(running, "first tick", "StartingUp");
    }
  }

  @Test
  @DisplayName("says ShuttingDown while requests drain")
  void shuttingDown() {
    SampleRole role = SampleRole.withoutDatabase();
    TestRole running = role.run(config).awaitReady();
    CompletableFuture<String> held =
        CompletableFuture.supplyAsync(() -> running.get("/sample/held").body());
    await().until(() -> role.gate().entered().getCount() == 0);

    CompletableFuture<Void> stop = CompletableFuture.runAsync(running::close);
    try {
      awaitWaiting(running, "shutdown", "ShuttingDown");
      assertThat(running.get("/sample/open").statusCode()).isEqualTo(503);
    } finally {
      role.gate().leave().countDown();
    }

    stop.join();
    assertThat(held.join()).isEqualTo("let go");
  }

  private static void awaitWaiting(TestRole running, String what, String reason) {
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(
            () -> {
              var answer = running.get("/health/ready");
              assertThat(answer.statusCode()).isEqualTo(503);
              assertThat(answer.body())
                  .contains("\"what\":\"%s\",\"reason\":\"%s\"".formatted(what, reason));
            });
  }
}
