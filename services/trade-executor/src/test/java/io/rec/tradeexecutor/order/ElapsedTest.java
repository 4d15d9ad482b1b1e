package io.rec.tradeexecutor.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ElapsedTest {

  private static final Instant BEGAN = Instant.parse("2026-03-02T12:30:00Z");

  private final TestClock clock = TestClock.at("2026-03-02T12:30:00Z");
  private final Elapsed elapsed = new Elapsed(clock);

  @Test
  @DisplayName("R32 a clock that jumps ahead does not turn 'not shown yet' into 'not there'")
  void doubtsJumps() {
    elapsed.begins("a", BEGAN);

    clock.moveTo(BEGAN.plus(Duration.ofHours(1)));

    assertThat(elapsed.now("a", BEGAN)).isBefore(BEGAN.plus(Duration.ofSeconds(50)));
  }

  @Test
  @DisplayName("of an order that another process began, time counts from the first look")
  void countsFromFirstLook() {
    clock.moveTo(BEGAN.plus(Duration.ofMinutes(10)));

    assertThat(elapsed.now("b", BEGAN)).isBefore(BEGAN.plus(Duration.ofSeconds(50)));
  }
}
