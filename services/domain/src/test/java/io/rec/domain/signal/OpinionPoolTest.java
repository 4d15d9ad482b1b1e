package io.rec.domain.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rec.domain.signal.OpinionPool.Voice;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OpinionPoolTest {

  @Test
  @DisplayName("a single voice is left as it is")
  void leavesOneAlone() {
    Opinion alone = opinion(Signal.SHORT, 0.7, "a");

    assertThat(OpinionPool.of(List.of(new Voice(alone, 3)))).isEqualTo(alone);
  }

  @Test
  @DisplayName("BOT-AI-20 voices that agree keep their signal; both models stand in the version")
  void agrees() {
    Opinion pooled =
        OpinionPool.of(
            List.of(
                new Voice(opinion(Signal.LONG, 0.6, "technical-1"), 1),
                new Voice(opinion(Signal.LONG, 0.9, "gpt-4o-mini"), 2)));

    assertThat(pooled.signal()).isEqualTo(Signal.LONG);
    assertThat(pooled.confidence()).isCloseTo(0.8, within(1e-12));
    assertThat(pooled.modelVersion()).isEqualTo("technical-1+gpt-4o-mini");
    assertThat(pooled.reasoning()).contains("technical-1 says", "gpt-4o-mini says");
  }

  @Test
  @DisplayName("voices that contradict each other alike give Neutral; the heavier one wins else")
  void contradicts() {
    Opinion up = opinion(Signal.LONG, 0.8, "a");
    Opinion down = opinion(Signal.SHORT, 0.8, "b");

    assertThat(OpinionPool.of(List.of(new Voice(up, 1), new Voice(down, 1))).signal())
        .isEqualTo(Signal.NEUTRAL);
    assertThat(OpinionPool.of(List.of(new Voice(up, 1), new Voice(down, 3))).signal())
        .isEqualTo(Signal.SHORT);
  }

  @Test
  void refusesNobodyAndNoWeight() {
    assertThatThrownBy(() -> OpinionPool.of(List.of())).hasMessageContaining("nobody");
    assertThatThrownBy(() -> new Voice(opinion(Signal.LONG, 0.5, "a"), 0))
        .hasMessageContaining("weight of 0");
    assertThatThrownBy(() -> opinion(Signal.LONG, 1.1, "a")).hasMessageContaining("from 0 to 1");
    assertThatThrownBy(() -> opinion(Signal.LONG, Double.NaN, "a")).hasMessageContaining("NaN");
  }

  private static Opinion opinion(Signal signal, double confidence, String version) {
    return new Opinion(signal, confidence, signal.word() + " it is", version);
  }
}
