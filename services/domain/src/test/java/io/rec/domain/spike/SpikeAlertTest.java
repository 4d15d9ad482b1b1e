package io.rec.domain.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class SpikeAlertTest {
  private static final Instant START = Instant.parse("2025-08-15T18:00:00Z");
  private static final SpikeSettings SETTINGS =
      new SpikeSettings(true, 36, 30, Duration.ofMinutes(15));

  private static SpikeAlert read(SpikeAlert alert, int second, double momentum) {
    return alert.next(SETTINGS, START.plusSeconds(second), OptionalDouble.of(momentum));
  }

  @Test
  void timeWithoutAReadingIsNotCounted() {
    var alert = read(read(SpikeAlert.IDLE, 0, 0.4), 60, 0.1);

    var blind = alert.next(SETTINGS, START.plusSeconds(600), OptionalDouble.empty());
    var seeing = read(blind, 601, 0.1);

    assertThat(blind.remainingSeconds(SETTINGS)).isEqualTo(840);
    assertThat(seeing.remainingSeconds(SETTINGS)).isEqualTo(839);
  }

  @Test
  void noReadingBeginsNoAlert() {
    assertThat(SpikeAlert.IDLE.next(SETTINGS, START, OptionalDouble.empty()).isActive()).isFalse();
  }

  @Test
  void switchingItOffEndsIt() {
    var off = new SpikeSettings(false, 36, 30, Duration.ofMinutes(15));

    var alert = read(SpikeAlert.IDLE, 0, 0.4).next(off, START, OptionalDouble.of(0.4));

    assertThat(alert.isActive()).isFalse();
  }

  @Test
  void withoutACooldownTheFirstCalmReadingReleases() {
    var immediate = new SpikeSettings(true, 36, 30, Duration.ZERO);
    var alert = SpikeAlert.IDLE.next(immediate, START, OptionalDouble.of(0.4));

    assertThat(alert.isActive()).isTrue();
    assertThat(alert.next(immediate, START, OptionalDouble.of(0.30)).isActive()).isTrue();
    assertThat(alert.next(immediate, START, OptionalDouble.of(0.29)).isActive()).isFalse();
  }

  @Test
  void remembersWhenAndHowItBegan() {
    var alert = read(read(SpikeAlert.IDLE, 5, -0.4), 9, 0.1);

    assertThat(alert)
        .isEqualTo(
            new SpikeAlert.Active(
                START.plusSeconds(5), -0.4, Duration.ofSeconds(4), START.plusSeconds(9)));
  }

  @Test
  void refusesThresholdsThatMakeNoSense() {
    assertThatThrownBy(() -> new SpikeSettings(true, 0, 30, Duration.ZERO))
        .hasMessageContaining("above 0");
  }
}
