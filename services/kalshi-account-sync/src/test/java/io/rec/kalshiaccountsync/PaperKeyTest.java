package io.rec.kalshiaccountsync;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Json;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A paper desk as the operator mounts it: its exchange knows one key, and nobody else. */
class PaperKeyTest {

  private static final String ID = "a-paper-key";

  private final KeyPair keys = pair();

  private TestDatabase database;
  private ConfigFolder exchange;
  private TestRole simulator;

  @BeforeEach
  void open() throws SQLException {
    database = Postgres.shared().migrated();
    exchange =
        ConfigFolder.create()
            .with("venue-simulator")
            .withVenue(
                Map.of(
                    "KALSHI_API_KEY_ID",
                    ID,
                    "kalshi-public.pem",
                    pem("PUBLIC KEY", keys.getPublic().getEncoded())));
    simulator =
        TestRole.start(
                io.rec.venuesimulator.Application.class,
                "venue-simulator",
                exchange,
                Map.of("RECIO_SET_SIMULATOR_ADMIN", "true"))
            .awaitReady();
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  @DisplayName("calls and stream are signed with the paper key, and calls without it are refused")
  void signs() throws SQLException {
    try (TestRole sync = sync(keys).awaitReady()) {
      assertThat(sync.get("/health").body()).contains("\"stream_connected\":true");
      assertThat(database.column("SELECT balance FROM users.account_balance"))
          .containsExactly("1000000");
    }
    assertThat(simulator.getWith("/trade-api/v2/portfolio/balance").statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("REC-KAS-04 a trial asks the exchange whether it takes the key, and what it allows")
  void triesTheKey() {
    try (TestRole sync = sync(keys).awaitReady()) {
      Json taken = Json.of(sync.post("/api/credentials/test", "{}").body());
      assertThat(taken.flag("accepted")).isTrue();
      assertThat(taken.text("key")).isEqualTo("-key");
      assertThat(taken.flag("read")).isTrue();
      assertThat(taken.flag("trade")).isTrue();
      assertThat(taken.text("detail")).isEmpty();

      simulator.close();

      Json untaken = Json.of(sync.post("/api/credentials/test", "{}").body());
      assertThat(untaken.flag("accepted")).isFalse();
      assertThat(untaken.text("detail")).startsWith("no answer: ");
    }
  }

  @Test
  @DisplayName("a clock that differs is not taken for a key that is refused")
  void leavesTheClockToOthers() throws SQLException {
    try (TestRole sync = sync(keys).awaitReady()) {
      simulator.post("/admin/faults/kalshi_rest", "{\"clock_skew_ms\":30000}");

      Json late = Json.of(sync.post("/api/credentials/test", "{}").body());

      assertThat(late.flag("accepted")).isFalse();
      assertThat(late.text("detail")).contains("header_timestamp_expired");
      assertThat(
              database.column("SELECT payload->>'type' FROM system.outbox WHERE topic = 'alert'"))
          .doesNotContain("account_credentials_refused");
    }
  }

  @Test
  @DisplayName("REC-KAS-04 another key is refused, which keeps the sync unready and is an alert")
  void refusesAnotherKey() {
    try (TestRole sync = sync(pair())) {
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () -> {
                assertThat(sync.get("/health/ready").body()).contains("CredentialsRefused");
                assertThat(
                        database.column(
                            "SELECT payload->>'type' FROM system.outbox WHERE topic = 'alert'"))
                    .contains("account_credentials_refused");
              });
    }
  }

  private TestRole sync(KeyPair signing) {
    ConfigFolder config =
        ConfigFolder.create()
            .with(database)
            .with("kalshi-account-sync")
            .port("venue-simulator", exchange.port("venue-simulator"))
            .withVenue(
                Map.of(
                    "KALSHI_API_KEY_ID",
                    ID,
                    "kalshi.pem",
                    pem("PRIVATE KEY", signing.getPrivate().getEncoded())));
    return TestRole.start(Application.class, "kalshi-account-sync", config);
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException(absent);
    }
  }

  private static String pem(String title, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----"
        .formatted(title, Base64.getMimeEncoder().encodeToString(der), title);
  }
}
