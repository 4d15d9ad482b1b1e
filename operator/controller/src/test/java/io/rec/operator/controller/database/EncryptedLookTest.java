package io.rec.operator.controller.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The operator's connections to a real server over TLS, and what a person reads when there is none.
 */
class EncryptedLookTest {
  private static final String HERE = "ip:127.0.0.1";
  private static final Password SECRET = new Password("slotPassword1");
  private static final Login SLOT = new Login("rec_io_user_a", SECRET);
  private static final Login OPERATOR =
      new Login("recio_operator", DatabaseServer.OPERATOR_PASSWORD);

  @TempDir private static Path folder;
  private static Authority authority;
  private static Authority stranger;
  private static Authority.Proof good;
  private static DatabaseServer server;

  private final Connections connections = new Connections();

  @BeforeAll
  static void start() throws Exception {
    authority = new Authority(Files.createDirectory(folder.resolve("ours")));
    stranger = new Authority(Files.createDirectory(folder.resolve("theirs")));
    good = authority.sign("good", HERE);
    server = DatabaseServer.managed(DatabaseServer.OPERATOR_PASSWORD);
    server.encrypt(good);
    var slots = new SlotPreparation(new Connections(), new SecureRandom(), new Terms("test"));
    var request = new SlotRequest("desk", server.address(), OPERATOR, "rec_io_user", SLOT, true);
    slots.enter(request);
    slots.prepare(request);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void proveItself() throws SQLException {
    server.encrypt(good);
    server.speakUpTo("TLSv1.3");
  }

  private static DatabaseAddress address(String sslMode, String trusted) {
    return new DatabaseAddress("127.0.0.1", server.port(), "rec_io_db", sslMode, trusted);
  }

  private Look look(String trusted) {
    return look("verify-full", trusted);
  }

  private Look look(String sslMode, String trusted) {
    return new DatabaseLook(connections).look(address(sslMode, trusted), SLOT);
  }

  private static String trouble(Look look) {
    assertThat(look).isInstanceOf(Look.Unprotected.class);
    var detail = ((Look.Unprotected) look).detail();
    assertThat(detail).doesNotContain(SECRET.value()).doesNotContain("\n");
    return detail;
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  @DisplayName("BOT-SEC-06 a server that proves itself is spoken to over TLS 1.2 or newer")
  void speaksOverTls(String version) throws SQLException {
    server.speakUpTo(version);

    try (var connection =
        connections.open(address("verify-full", authority.pem()), SLOT, Duration.ofSeconds(2))) {
      assertThat(connection.isValid(1)).isTrue();
      assertThat(
              server.texts(
                  "postgres",
                  "SELECT version FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE"
                      + " application_name = 'recio-operator'"))
          .containsExactly(version);
    }
  }

  @Test
  @DisplayName("BOT-SEC-06 TLS 1.1 is refused, and the remedy is named")
  void refusesOldVersions() throws SQLException {
    server.speakUpTo("TLSv1.1");

    assertThat(trouble(look(authority.pem())))
        .contains("127.0.0.1:" + server.port(), "TLS 1.2", "ssl_max_protocol_version");
  }

  @Test
  @DisplayName("BOT-SEC-06 somebody else's certificate is refused")
  void refusesAnotherAuthority() throws SQLException {
    server.encrypt(stranger.sign("of-another", HERE));

    assertThat(trouble(look(authority.pem()))).contains("authority", "caSecretRef", "ca.crt");
    assertThat(look(stranger.pem())).isInstanceOf(Look.Open.class);
  }

  @Test
  @DisplayName("two authorities side by side are both believed, so that one can follow the other")
  void believesSeveral() throws SQLException {
    var both = stranger.pem() + authority.pem();

    assertThat(look(both)).isInstanceOf(Look.Open.class);
    server.encrypt(stranger.sign("the-next", HERE));
    assertThat(look(both)).isInstanceOf(Look.Open.class);
  }

  @Test
  @DisplayName("a private authority that nobody was told of is not trusted")
  void refusesWithoutAuthority() {
    assertThat(trouble(look(""))).contains("no public authority", "caSecretRef");
  }

  @Test
  @DisplayName("BOT-SEC-06 a certificate for another name is refused")
  void refusesAnotherName() throws SQLException {
    server.encrypt(authority.sign("elsewhere", "dns:elsewhere.example.org"));

    assertThat(trouble(look(authority.pem()))).contains("not for the name 127.0.0.1", "host");
    assertThat(look("verify-ca", authority.pem())).isInstanceOf(Look.Open.class);
  }

  @Test
  @DisplayName("BOT-SEC-06 an expired certificate is refused, with the day")
  void refusesExpired() throws SQLException {
    server.encrypt(authority.sign("expired", HERE, "-10d", 5));

    assertThat(trouble(look(authority.pem())))
        .contains("expired", LocalDate.now(ZoneOffset.UTC).minusDays(5).toString(), "renew");
  }

  @Test
  @DisplayName("a certificate of tomorrow is refused, with the day")
  void refusesEarly() throws SQLException {
    server.encrypt(authority.sign("early", HERE, "+2d", 5));

    assertThat(trouble(look(authority.pem())))
        .contains("valid from " + LocalDate.now(ZoneOffset.UTC).plusDays(2), "clock");
  }

  @ParameterizedTest
  @ValueSource(strings = {"verify-full", "verify-ca", "require"})
  @DisplayName("BOT-SEC-06 a server without TLS is refused before any password is sent")
  void refusesInTheClear(String sslMode) throws SQLException {
    server.speakInTheClear();

    assertThat(trouble(look(sslMode, authority.pem()))).contains("offers no TLS", "ssl = on");
    assertThat(look("disable", "")).isInstanceOf(Look.Open.class);
  }

  @Test
  @DisplayName("an authority that is none is named as what is wrong")
  void refusesRubbish() {
    assertThat(trouble(look("-----BEGIN CERTIFICATE-----\nrubbish\n-----END CERTIFICATE-----\n")))
        .contains("ca.crt", "caSecretRef");
    assertThat(trouble(look("no certificate at all"))).contains("ca.crt", "caSecretRef");
  }

  @Test
  @DisplayName("a refused login is still told from a refused certificate")
  void tellsLoginFromCertificate() {
    var wrong = new Login(SLOT.user(), new Password("anotherPassword2"));

    assertThat(new DatabaseLook(connections).look(address("verify-full", authority.pem()), wrong))
        .isInstanceOf(Look.Refused.class);
  }
}
