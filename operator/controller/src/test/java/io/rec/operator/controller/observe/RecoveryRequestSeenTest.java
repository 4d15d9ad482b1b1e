package io.rec.operator.controller.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecoveryRequestSeenTest {
  private final Map<String, String> data =
      new HashMap<>(
          Map.of(
              "component", "db-poller",
              "nonce", "p-1",
              "evidence", "it lags",
              "by", "ann",
              "by-nonce", "p-1"));

  @Test
  void readsAPersonsWish() {
    assertThat(seen()).contains(new RecoveryRequestSeen("db-poller", "it lags", "p-1", "ann"));
    assertThat(seen().filter(RecoveryRequestSeen::ofPerson)).isPresent();
  }

  @Test
  @DisplayName("a name that was left standing beside an older wish makes no person of the detector")
  void nameOfAnotherWishCountsForNothing() {
    data.put("nonce", "db-poller-1772366400000");

    assertThat(seen().filter(RecoveryRequestSeen::ofPerson)).isEmpty();
  }

  @Test
  void detectorWritesNoName() {
    data.put("by", "");
    data.put("by-nonce", "");

    assertThat(seen().filter(RecoveryRequestSeen::ofPerson)).isEmpty();
    assertThat(seen()).isPresent();
  }

  @Test
  void wordsTooLongForTheStatusAreCut() {
    data.put("by", "a".repeat(500));
    data.put("evidence", "b".repeat(500));

    assertThat(seen().map(RecoveryRequestSeen::by).orElse("")).hasSize(128);
    assertThat(seen().map(RecoveryRequestSeen::evidence).orElse("")).hasSize(300);
  }

  @Test
  void nothingIsAskedForWithoutAWord() {
    data.put("nonce", " ");

    assertThat(seen()).isEmpty();
  }

  private Optional<RecoveryRequestSeen> seen() {
    return RecoveryRequestSeen.of(new ConfigMapBuilder().withData(data).build());
  }
}
