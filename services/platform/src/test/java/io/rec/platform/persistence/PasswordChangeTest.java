package io.rec.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.sample.SampleRole;
import io.rec.platform.secrets.DatabaseLogin;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PasswordChangeTest {

  private static final String SESSIONS =
      "SELECT DISTINCT usename FROM pg_stat_activity WHERE application_name = 'sample' AND datname = '%s'";

  @Test
  @DisplayName("SEN-SEC-03 moves to a new login without a restart and without a failed request")
  void followsTheNewLogin() throws SQLException, IOException, InterruptedException {
    try (Postgres server = Postgres.start()) {
      TestDatabase database = server.migrated();
      ConfigFolder config = ConfigFolder.create().with("sample").with(database);
      try (TestRole running = SampleRole.withDatabase().run(config).awaitReady()) {
        assertThat(running.get("/sample/who").body()).isEqualTo(Postgres.SLOT_A);
        List<Integer> answers = new CopyOnWriteArrayList<>();
        AtomicBoolean done = new AtomicBoolean();
        Thread traffic =
            Thread.ofVirtual()
                .start(
                    () -> {
                      while (!done.get()) {
                        answers.add(running.get("/sample/who").statusCode());
                      }
                    });

        server.execute("ALTER ROLE rec_io_user_b PASSWORD 'second-password'");
        config.with(database.login(Postgres.SLOT_B, "second-password"));
        await()
            .atMost(Duration.ofSeconds(20))
            .untilAsserted(
                () ->
                    assertThat(database.column(SESSIONS.formatted(database.name())))
                        .containsExactly(Postgres.SLOT_B));
        server.execute("ALTER ROLE rec_io_user_a NOLOGIN");
        done.set(true);
        traffic.join();

        assertThat(answers).isNotEmpty().allMatch(status -> status == 200);
        assertThat(running.get("/health/ready").statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  @DisplayName("TPS-DB-02 connects with one DATABASE_URL alone")
  void connectsByUrl() {
    var login =
        DatabaseLogin.from(
            Map.of("DATABASE_URL", "postgresql://rec_io_user:p%40ss+w:rd@db:5433/rec_io_db"), "");

    assertThat(login)
        .hasValueSatisfying(
            l -> {
              assertThat(l.host() + ":" + l.port() + "/" + l.database())
                  .isEqualTo("db:5433/rec_io_db");
              assertThat(l.password().reveal()).isEqualTo("p@ss+w:rd");
            });
  }

  @Test
  @DisplayName("BOT-SEC-06 a DATABASE_URL says how the server has to prove itself")
  void readsProtectionFromTheUrl() {
    String url =
        "postgresql://rec_io_user:p@db/rec_io_db?sslmode=verify-full&connect_timeout=3&sslrootcert=%2Fetc%2Fca.crt";
    var alone = DatabaseLogin.from(Map.of("DATABASE_URL", url), "");
    var besides =
        DatabaseLogin.from(
            Map.of("DATABASE_URL", url, "sslmode", "verify-ca", "ca.crt", "PEM"),
            "/mounted/ca.crt");

    assertThat(alone)
        .hasValueSatisfying(
            l ->
                assertThat(List.of(l.sslMode(), l.caFile()))
                    .containsExactly("verify-full", "/etc/ca.crt"));
    assertThat(besides)
        .hasValueSatisfying(
            l ->
                assertThat(List.of(l.sslMode(), l.caFile()))
                    .containsExactly("verify-ca", "/mounted/ca.crt"));
  }

  @Test
  @DisplayName("BOT-LOG-04 a login never prints its password")
  void masksThePassword() {
    assertThat(new TestDatabase(Postgres.shared(), "x", 1).login("u", "canary-4711").toString())
        .doesNotContain("canary-4711");
  }
}
