package io.rec.tradeexecutor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.Json;
import io.rec.platform.testing.TestRole;
import io.rec.venuesimulator.account.Tier;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An executor whose calls are signed, and verified and metered by the exchange. */
class CredentialsTest {

  private static final int ORDERS = 25;

  private final KeyPair first = pair();
  private final KeyPair second = pair();
  private Floor floor;
  private TestRole executor;

  @BeforeEach
  void open() throws SQLException {
    floor = new Floor().with("RECIO_SET_EXECUTOR_SEND_DEADLINE", "5s");
    known("first", first);
    mount("first", first);
    executor = floor.executor();
  }

  @AfterEach
  void close() {
    floor.close();
  }

  @Test
  @DisplayName(
      "REC-TE-10 a clock that the exchange does not share is corrected, and the order goes")
  void survivesSkew() throws SQLException {
    floor.fault(faults -> faults.withClockSkew(Duration.ofSeconds(90)), Duration.ofMinutes(5));
    String id = floor.entry();

    assertThat(Floor.send(executor, id).text("outcome")).isEqualTo("done");

    floor.awaitStage(id, "done");
    assertThat(floor.venueOrders()).containsExactly(id);
    assertThat(floor.one("SELECT tries FROM users.order_dispatch")).isEqualTo("1");
    assertThat(alerts()).isEmpty();
  }

  @Test
  @DisplayName("REC-TE-10 a key that is refused for good alerts once; its successor works at once")
  void alertsOnce() throws SQLException {
    mount("second", second);
    await()
        .atMost(10, SECONDS)
        .until(
            () -> {
              // Each try is a trade, and five open ones are the limit.
              floor.closeTrades();
              return Floor.send(executor, floor.entry()).text("outcome").equals("refused");
            });
    floor.closeTrades();
    Json again = Floor.send(executor, floor.entry());

    assertThat(again.text("reason")).contains("authentication_error");
    assertThat(alerts()).containsExactly("exchange_credentials_refused");

    known("second", second);
    String id = floor.entry();
    assertThat(Floor.send(executor, id).text("outcome")).isEqualTo("done");
    assertThat(alerts())
        .containsExactly("exchange_credentials_refused", "exchange_credentials_accepted");
  }

  @Test
  @DisplayName(
      "TPS-RL-03 many orders at once take their turn, and the exchange never says too many")
  void keepsWithinLimits() throws Exception {
    List<String> wanted = new ArrayList<>();
    for (int order = 0; order < ORDERS; order++) {
      wanted.add(floor.open("bid", "1", "0.95"));
    }
    floor.closeTrades();
    List<Future<Json>> sent = new ArrayList<>();

    long began = System.nanoTime();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      wanted.forEach(id -> sent.add(callers.submit(() -> Floor.send(executor, id))));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);

    for (Future<Json> one : sent) {
      assertThat(one.get().text("outcome")).isEqualTo("done");
    }
    assertThat(took).isGreaterThan(Duration.ofMillis(1500));
    assertThat(floor.venueOrders()).containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(executor.get("/prometheus").body())
        .containsPattern("recio_exchange_too_many_total\\{[^}]*} 0\\.0");
  }

  private List<String> alerts() throws SQLException {
    return floor
        .database()
        .column("SELECT payload->>'type' FROM system.outbox WHERE topic = 'alert' ORDER BY id");
  }

  /** Another key of the account whose orders the tests see. */
  private void known(String keyId, KeyPair pair) {
    floor
        .venue()
        .accounts()
        .register(
            "paper",
            keyId,
            pem("PUBLIC KEY", pair.getPublic().getEncoded()),
            BigDecimal.TEN,
            Tier.BASIC);
  }

  private void mount(String keyId, KeyPair pair) {
    floor
        .config()
        .withVenue(
            Map.of(
                "KALSHI_API_KEY_ID",
                keyId,
                "kalshi.pem",
                pem("PRIVATE KEY", pair.getPrivate().getEncoded())));
  }

  private static String pem(String what, byte[] der) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(
            what,
            Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der));
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException unknown) {
      throw new IllegalStateException(unknown);
    }
  }
}
