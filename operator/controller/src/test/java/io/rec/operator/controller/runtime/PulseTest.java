package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PulseTest {
  private final AtomicLong time = new AtomicLong();
  private final Pulse pulse = new Pulse(time::get);

  @Test
  void silenceIsFineWithoutWork() {
    later(Duration.ofDays(1));

    assertThat(pulse.trouble()).isEmpty();
  }

  @Test
  void silenceWithWorkIsTrouble() {
    pulse.expectWork(() -> true);
    pulse.begin("trading/desk").close();
    later(Pulse.LONGEST_SILENCE);
    assertThat(pulse.trouble()).isEmpty();

    later(Duration.ofSeconds(1));

    assertThat(pulse.trouble()).isEqualTo("no pass for 301 s");
  }

  @Test
  void silenceIsCountedFromTheMomentThereIsWork() {
    later(Duration.ofDays(1));
    assertThat(pulse.trouble()).isEmpty();

    pulse.expectWork(() -> true);

    assertThat(pulse.trouble()).isEmpty();
  }

  @Test
  void passThatDoesNotEndIsTroubleWhateverElseRuns() {
    pulse.expectWork(() -> true);
    try (var stuck = pulse.begin("trading/desk")) {
      later(Pulse.LONGEST_PASS.plusSeconds(7));
      pulse.begin("trading/other").close();

      assertThat(pulse.trouble()).isEqualTo("a pass over trading/desk has not ended for 307 s");
      assertThat(stuck).isNotNull();
    }

    assertThat(pulse.trouble()).isEmpty();
  }

  private void later(Duration duration) {
    time.addAndGet(duration.toNanos());
  }
}
