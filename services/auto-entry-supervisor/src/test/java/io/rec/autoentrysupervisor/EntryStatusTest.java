package io.rec.autoentrysupervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryStatusTest {

  @ParameterizedTest(name = "on {0}, limits {1}, kill {2}, stale {3}, momentum {4}, {5} s: {6} {7}")
  @CsvSource({
    "false, true, true, true, false, 500, DISABLED, SwitchedOff",
    "true, false, true, true, false, 500, DISABLED, NoRiskLimits",
    "true, true, true, true, false, 500, PAUSED, KillSwitch",
    "true, true, false, true, false, 500, PAUSED, StaleData",
    "true, true, false, false, false, 500, PAUSED, NoMomentum",
    "true, true, false, false, true, 119, INACTIVE, OutsideWindow",
    "true, true, false, false, true, 120, ACTIVE, ''",
    "true, true, false, false, true, 900, ACTIVE, ''",
    "true, true, false, false, true, 901, INACTIVE, OutsideWindow",
  })
  void decidesInOrder(
      boolean on,
      boolean limits,
      boolean kill,
      boolean stale,
      boolean momentum,
      long seconds,
      EntryStatus.Status status,
      String reason) {
    var facts =
        new EntryStatus.Facts(on, limits, kill, stale, momentum, EntryWindow.DEFAULT, seconds);

    assertThat(EntryStatus.decide(facts)).isEqualTo(new EntryStatus(status, reason));
  }

  @Test
  @DisplayName("time to close is 0 in the last fraction of an hour and 3600 at the hour")
  void countsToTheHour() {
    assertThat(EntryWindow.secondsToClose(Instant.parse("2026-03-02T14:59:59.9Z"))).isZero();
    assertThat(EntryWindow.secondsToClose(Instant.parse("2026-03-02T15:00:00Z"))).isEqualTo(3600);
  }
}
