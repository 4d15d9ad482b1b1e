package io.rec.unifiedproductioncoordinator.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FailurePauseTest {

  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  private final FailurePause pause = new FailurePause();

  @Test
  @DisplayName("rests ten seconds after five failures in a row")
  void restsAfterFive() {
    for (int i = 0; i < 4; i++) {
      assertThat(pause.after(false, NOW)).isFalse();
    }

    assertThat(pause.after(false, NOW)).isTrue();
    assertThat(pause.rests(NOW.plusMillis(9_999))).isTrue();
    assertThat(pause.rests(NOW.plusSeconds(10))).isFalse();
  }

  @Test
  @DisplayName("one success in between begins the count anew")
  void countsInARow() {
    for (int i = 0; i < 4; i++) {
      pause.after(false, NOW);
    }
    pause.after(true, NOW);

    assertThat(pause.after(false, NOW)).isFalse();
    assertThat(pause.rests(NOW)).isFalse();
  }
}
