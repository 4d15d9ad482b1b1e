package io.rec.platform.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rec.platform.sample.SampleRole;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.FakePeer;
import io.rec.platform.testing.TestRole;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PeersTest {

  private final FakePeer peer = FakePeer.start();
  private TestRole running;

  @BeforeEach
  void startRole() {
    running =
        SampleRole.withoutDatabase()
            .run(ConfigFolder.create().with("sample").port("trade-manager", peer.port()))
            .awaitReady();
  }

  @AfterEach
  void stopAll() {
    running.close();
    peer.close();
  }

  @Test
  @DisplayName("BOT-RES-02 tries three times, after 0, 1 and 3 seconds")
  void retries() throws Exception {
    peer.answers(503, "");

    Answer answer = peers().send(Call.get("trade-manager", "/trades"));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(peer.asked()).hasSize(3);
    long first = peer.askedAtNanos().get(0);
    assertThat(Duration.ofNanos(peer.askedAtNanos().get(1) - first))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(Duration.ofNanos(peer.askedAtNanos().get(2) - first))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(4));
  }

  @Test
  @DisplayName("R13 does not repeat what was refused")
  void doesNotRepeatRefusals() throws Exception {
    peer.answers(409, "");

    peers().send(Call.get("trade-manager", "/trades"));

    assertThat(peer.asked()).hasSize(1);
  }

  @Test
  @DisplayName("R32 does not repeat a post without an idempotency key")
  void doesNotRepeatPosts() throws Exception {
    peer.answers(503, "");

    peers().send(Call.post("trade-manager", "/trades", "{}"));

    assertThat(peer.asked()).containsExactly("POST /trades");
  }

  @Test
  @DisplayName("BOT-RES-03 opens the circuit after five failures and then fails fast")
  void opensTheCircuit() throws Exception {
    peer.answers(500, "");
    for (int call = 0; call < 5; call++) {
      peers().send(Call.get("trade-manager", "/trades").once());
    }

    assertThatThrownBy(() -> peers().send(Call.get("trade-manager", "/trades").once()))
        .isInstanceOf(PeerUnavailable.class)
        .hasMessageContaining("breaker is open");
    assertThat(peer.asked()).hasSize(5);
  }

  @Test
  @DisplayName("an open circuit lets calls through as soon as the peer says that it is ready")
  void knocks() throws Exception {
    peer.answers(500, "");
    for (int call = 0; call < 6; call++) {
      status();
    }
    peer.answers(200, "{}");

    await().atMost(5, SECONDS).until(() -> status() == 200);
    assertThat(peer.asked()).contains("GET /health/ready");
  }

  @Test
  @DisplayName("while the peer is not ready the circuit stays open")
  void staysOpen() throws Exception {
    peer.answers(500, "");
    for (int call = 0; call < 5; call++) {
      status();
    }

    await()
        .atMost(5, SECONDS)
        .until(() -> status() == 0 && peer.asked().contains("GET /health/ready"));
    assertThat(peer.asked().stream().filter("GET /trades"::equals)).hasSize(5);
  }

  @Test
  @DisplayName("a standby is passed over at once, even by what is not repeated, and is no failure")
  void passesStandbys() throws Exception {
    peer.standsBy(7);

    Answer answer = peers().send(Call.post("trade-manager", "/trades", "{}"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(peer.asked()).hasSize(8);
  }

  @Test
  @DisplayName("BOT-RES-01 gives up at the deadline")
  void givesUpAtTheDeadline() {
    peer.answers(503, "");

    assertThatThrownBy(
            () -> peers().send(Call.get("trade-manager", "/trades").within(Duration.ofMillis(500))))
        .hasMessageContaining("did not answer in time");
  }

  @Test
  @DisplayName("says which service is missing in the manifest")
  void namesTheMissingService() {
    assertThatThrownBy(() -> peers().send(Call.get("nobody", "/").once()))
        .hasMessage("nobody has no port in the manifest");
  }

  /** 0 when nobody was asked or nobody answered. */
  private int status() throws InterruptedException {
    try {
      return peers().send(Call.get("trade-manager", "/trades").once()).status();
    } catch (PeerUnavailable away) {
      return 0;
    }
  }

  private Peers peers() {
    return running.bean(Peers.class);
  }
}
