package io.rec.platform.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Property(tries = 200)
  @Label(
      "TPS-ER-02 no error is lost from the count, in whatever storm and however often storing fails")
  void countsAll(
      @ForAll @Size(max = 600) List<@IntRange(min = 0, max = 400) Integer> kinds,
      @ForAll @IntRange(min = 1, max = 50) int failEvery) {
    Ledger ledger = new Ledger();
    for (int i = 0; i < kinds.size(); i++) {
      ledger.add(error("kind-" + kinds.get(i)));
      if (i % failEvery == 0) {
        ledger.restore(ledger.drain());
      }
    }

    assertThat(ledger.drain().stream().mapToLong(SeenError::times).sum()).isEqualTo(kinds.size());
  }

  @Test
  @DisplayName("another number or id in a message makes no other error, another place does")
  void fingerprintsPlaces() {
    String one = Fingerprint.of("a.B", "trade 17 failed", "X", List.of("io.rec.A.b", "java.C.d"));

    assertThat(Fingerprint.of("a.B", "trade 4 failed", "X", List.of("io.rec.A.b"))).isEqualTo(one);
    assertThat(Fingerprint.of("a.B", "trade 4 failed", "X", List.of("io.rec.A.c")))
        .isNotEqualTo(one);
    assertThat(Fingerprint.of("a.B", "trade 4 failed", "Y", List.of("io.rec.A.b")))
        .isNotEqualTo(one);
  }

  private static SeenError error(String fingerprint) {
    return new SeenError(fingerprint, "K", "m", "l", "", Map.of(), "", NOW, NOW, 1);
  }
}
