package io.rec.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChangeTest {
  @Test
  void writesNothingButWhatIsAskedFor() {
    assertThat(Change.request("rec.io/restart", "trade-manager/n1", "ana").patch())
        .isEqualTo(
            "{\"metadata\":{\"annotations\":{\"rec.io/by\":\"ana\",\"rec.io/restart\":\"trade-manager/n1\"}}}");
    assertThat(Change.spec("suspend", true, "a \"b\"").patch())
        .isEqualTo(
            "{\"metadata\":{\"annotations\":{\"rec.io/by\":\"a \\\"b\\\"\"}},\"spec\":{\"suspend\":true}}");
  }

  @Test
  void neverSaysTheSameWordTwiceAndSaysWhen() {
    var nonces =
        new Nonces(
            InstantSource.fixed(Instant.parse("2026-11-26T22:08:38.5Z")), new SplittableRandom(1));
    var said = new HashSet<String>();

    for (int i = 0; i < 1000; i++) {
      said.add(nonces.next());
    }

    assertThat(said.size()).isEqualTo(1000);
    assertThat(said).allMatch(nonce -> nonce.matches("20261126-220838-[0-9a-f]{8}"));
  }
}
