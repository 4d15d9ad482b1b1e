package io.rec.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.rec.platform.migration.Migrated;
import io.rec.platform.migration.Migration;
import io.rec.platform.role.Waiting;
import io.rec.platform.sample.SampleRole;
import io.rec.platform.secrets.DatabaseLogin;
import io.rec.platform.secrets.Secret;
import io.rec.platform.testing.Authority;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service's connections to a server that has to prove itself. */
class EncryptedDatabaseTest {

  private static final String ENCRYPTED =
      """
      SELECT DISTINCT application_name || ' ' || coalesce(version, 'in the clear')
      FROM pg_stat_activity JOIN pg_stat_ssl USING (pid)
      WHERE application_name LIKE 'sample%' ORDER BY 1""";

  @TempDir private static Path folder;
  private static Authority authority;
  private static Authority stranger;
  private static Authority.Proof good;
  private static Authority.Proof foreign;
  private static Postgres server;

  @BeforeAll
  static void start() throws IOException, SQLException {
    authority = new Authority(Files.createDirectory(folder.resolve("ours")));
    stranger = new Authority(Files.createDirectory(folder.resolve("theirs")));
    good = authority.proof("good", Authority.HERE);
    foreign = stranger.proof("foreign", Authority.HERE);
    server = Postgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void proveItself() throws SQLException {
    server.encrypt(good);
    server.speakUpTo("TLSv1.3");
  }

  private static DatabaseLogin login(TestDatabase database, String caFile) {
    return new DatabaseLogin(
        "127.0.0.1",
        database.port(),
        database.name(),
        Postgres.SLOT_A,
        new Secret(Postgres.PASSWORD),
        "verify-full",
        caFile,
        "1");
  }

  private static DatabaseLogin trusting(Authority whom) throws IOException, SQLException {
    Path file = Files.createTempFile(folder, "ca", ".crt");
    return login(server.empty(), Files.writeString(file, whom.pem()).toString());
  }

  /** What readiness would say. */
  private static Waiting refusal(DatabaseLogin login) {
    SQLException refused =
        catchThrowableOfType(
            SQLException.class, () -> Connections.with(login, "sample").getConnection().close());
    assertThat((Object) refused).isNotNull();
    Waiting waiting = Database.waiting(refused);
    assertThat(waiting.reason().word()).isEqualTo("DatabaseUnavailable");
    assertThat(waiting.detail()).doesNotContain(Postgres.PASSWORD);
    return waiting;
  }

  @Test
  @DisplayName("BOT-SEC-06 pool and announcements are encrypted, and so is the migration")
  void speaksOverTls() throws SQLException, IOException {
    TestDatabase database = server.migrated();
    ConfigFolder config = ConfigFolder.create().with("sample").with(database);
    config.withAuthority(authority.pem());

    try (TestRole running = SampleRole.withDatabase().run(config).awaitReady()) {
      assertThat(running.get("/sample/who").body()).isEqualTo(Postgres.SLOT_A);
      assertThat(database.column(ENCRYPTED))
          .contains("sample TLSv1.3")
          .allMatch(session -> session.endsWith(" TLSv1.3"));
    }
    assertThat(
            new Migration(trusting(authority), Clock.systemUTC(), Duration.ofSeconds(10))
                .run(SchemaVersion.REQUIRED))
        .isInstanceOf(Migrated.Done.class);
  }

  @Test
  @DisplayName("BOT-SEC-06 a new authority is taken up without a restart, and not before")
  void followsTheAuthority() throws SQLException {
    TestDatabase database = server.migrated();
    ConfigFolder config = ConfigFolder.create().with("sample").with(database);
    config.withAuthority(authority.pem());
    try (TestRole running = SampleRole.withDatabase().run(config).awaitReady()) {
      server.encrypt(foreign);
      server.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
              .formatted(database.name()));
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(running.get("/health/ready").body())
                      .contains("DatabaseUnavailable", "TLS failed", "trust anchors"));

      config.withAuthority(stranger.pem());

      running.awaitReady();
      assertThat(running.get("/sample/who").body()).isEqualTo(Postgres.SLOT_A);
    }
  }

  @Test
  @DisplayName("BOT-SEC-06 somebody else's certificate is refused")
  void refusesAnotherAuthority() throws SQLException, IOException {
    server.encrypt(foreign);

    assertThat(refusal(trusting(authority)).detail()).contains("TLS failed", "trust anchors");
  }

  @Test
  @DisplayName("without an authority of its own the public ones decide, not a file of the home")
  void refusesWithoutAuthority() throws SQLException {
    assertThat(refusal(login(server.empty(), "")).detail()).contains("certification path");
  }

  @Test
  @DisplayName("BOT-SEC-06 a certificate for another name is refused")
  void refusesAnotherName() throws SQLException, IOException {
    server.encrypt(authority.proof("elsewhere", "dns:elsewhere.example.org"));

    assertThat(refusal(trusting(authority)).detail()).contains("hostname 127.0.0.1");
  }

  @Test
  @DisplayName("BOT-SEC-06 an expired certificate is refused")
  void refusesExpired() throws SQLException, IOException {
    server.encrypt(authority.proof("expired", Authority.HERE, "-10d", 5));

    assertThat(refusal(trusting(authority)).detail()).contains("TLS failed", "NotAfter");
  }

  @Test
  @DisplayName("BOT-SEC-06 a server without TLS is refused")
  void refusesInTheClear() throws SQLException, IOException {
    server.speakInTheClear();

    assertThat(refusal(trusting(authority)).detail()).contains("does not support SSL");
  }

  @Test
  @DisplayName("BOT-SEC-06 TLS 1.1 is refused")
  void refusesOldVersions() throws SQLException, IOException {
    server.speakUpTo("TLSv1.1");

    assertThat(refusal(trusting(authority)).detail()).contains("TLS failed", "rotocol");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  @DisplayName("BOT-SEC-06 TLS from 1.2 on is spoken")
  void speaks(String version) throws SQLException, IOException {
    server.speakUpTo(version);

    try (var connection = Connections.with(trusting(authority), "sample").getConnection()) {
      assertThat(connection.isValid(1)).isTrue();
      assertThat(server.empty().column(ENCRYPTED)).containsExactly("sample " + version);
    }
  }
}
