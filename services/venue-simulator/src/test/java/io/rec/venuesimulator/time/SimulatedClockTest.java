package io.rec.venuesimulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.venuesimulator.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedClockTest {

  private static final Instant WALL = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

  private final MovableClock wall = new MovableClock(WALL);

  @ParameterizedTest(name = "at speed {0} ten seconds are {1}")
  @CsvSource({"1, PT10S", "60, PT10M", "0.5, PT5S", "10000, PT27H46M40S"})
  void runsAtItsSpeed(double speed, Duration passed) {
    SimulatedClock clock = SimulatedClock.from(wall, START, speed);

    wall.pass(Duration.ofSeconds(10));

    assertThat(clock.instant()).isEqualTo(START.plus(passed));
  }

  @Test
  @DisplayName("shows its start first, whatever the wall says")
  void showsItsStart() {
    assertThat(SimulatedClock.from(wall, START, 3).instant()).isEqualTo(START);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesSpeedsThatAreNone(double speed) {
    assertThatThrownBy(() -> SimulatedClock.from(wall, START, speed))
        .hasMessageContaining("speed " + speed);
  }
}
