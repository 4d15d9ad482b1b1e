package io.rec.symbolpricewatchdog.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long SECOND = 1_000_000_000L;

  private final Pace pace = new Pace(20, 0);

  @Test
  @DisplayName("ten ticks a second never wait, however irregular they come")
  void neverDelaysSteadyWork() {
    Random random = new Random(7);
    for (int tick = 0; tick < 10_000; tick++) {
      long now = tick * SECOND / 10 + random.nextLong(SECOND / 2);

      assertThat(pace.waitNanos(now)).isNotPositive();
      pace.happened(now);
    }
  }

  @Test
  @DisplayName("a burst of two thousand a second is told twenty times a second")
  void limitsBurst() {
    long happened = 0;
    for (long now = 0; now < 10 * SECOND; now += SECOND / 2000) {
      if (pace.waitNanos(now) <= 0) {
        pace.happened(now);
        happened++;
      }
    }

    assertThat(happened).isBetween(200L, 220L);
  }
}
