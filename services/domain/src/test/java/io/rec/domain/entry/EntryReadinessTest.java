package io.rec.domain.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.domain.decision.Check;
import io.rec.domain.money.Contracts;
import io.rec.domain.risk.KillSwitch;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EntryReadinessTest {

  private static EntrySettings switched(boolean on) {
    return new EntrySettings(on, 95, 0.25, 120, 900, false, Contracts.of(1), 1);
  }

  /** Conditions in which entries are made; a test changes one of them. */
  private record Now(
      Optional<EntrySettings> settings,
      boolean healthy,
      Optional<String> failure,
      boolean spike,
      Optional<String> stale,
      KillSwitch killSwitch,
      boolean active,
      boolean reconciled,
      long ttc) {

    static Now good() {
      return new Now(
          Optional.of(switched(true)),
          true,
          Optional.empty(),
          false,
          Optional.empty(),
          KillSwitch.NONE,
          true,
          true,
          600);
    }

    Now withSettings(Optional<EntrySettings> value) {
      return new Now(value, healthy, failure, spike, stale, killSwitch, active, reconciled, ttc);
    }

    Now withFailure(String value) {
      return new Now(
          settings, healthy, Optional.of(value), spike, stale, killSwitch, active, reconciled, ttc);
    }

    Now withSpike() {
      return new Now(settings, healthy, failure, true, stale, killSwitch, active, reconciled, ttc);
    }

    Now withStale(String value) {
      return new Now(
          settings,
          healthy,
          failure,
          spike,
          Optional.of(value),
          killSwitch,
          active,
          reconciled,
          ttc);
    }

    Now withKillSwitch(KillSwitch value) {
      return new Now(settings, healthy, failure, spike, stale, value, active, reconciled, ttc);
    }

    Now venue(boolean isActive, boolean isReconciled) {
      return new Now(
          settings, healthy, failure, spike, stale, killSwitch, isActive, isReconciled, ttc);
    }

    Now sick() {
      return new Now(settings, false, failure, spike, stale, killSwitch, active, reconciled, ttc);
    }

    Now withTtc(long value) {
      return new Now(
          settings, healthy, failure, spike, stale, killSwitch, active, reconciled, value);
    }

    EntryReadiness readiness() {
      return EntryReadiness.of(
          new EntryConditions(
              settings, healthy, failure, spike, stale, killSwitch, active, reconciled, ttc));
    }
  }

  private static void held(Now now, EntryStatus status, EntryRule rule) {
    var readiness = now.readiness();
    assertThat(readiness.status()).isEqualTo(status);
    assertThat(readiness.decision().failures()).extracting(Check::rule).containsExactly(rule);
    assertThat(readiness.reason()).startsWith(rule.word() + ": found ");
  }

  @Test
  void isActiveWhenNothingHoldsItBack() {
    var readiness = Now.good().readiness();

    assertThat(readiness.isActive()).isTrue();
    assertThat(readiness.reason()).isEmpty();
    assertThat(readiness.decision().checks()).hasSize(10);
  }

  @Test
  @DisplayName("REC-AES-06 a critical failure disables entries")
  void criticalFailureDisables() {
    held(
        Now.good().withFailure("executor lost"),
        EntryStatus.DISABLED,
        EntryRule.NO_CRITICAL_FAILURE);
  }

  @Test
  @DisplayName("REC-AES-10 missing settings disable entries")
  void missingSettingsDisable() {
    held(Now.good().withSettings(Optional.empty()), EntryStatus.DISABLED, EntryRule.AUTO_ENTRY);
    held(
        Now.good().withSettings(Optional.of(switched(false))),
        EntryStatus.DISABLED,
        EntryRule.AUTO_ENTRY);
    held(Now.good().sick(), EntryStatus.DISABLED, EntryRule.SERVICE_HEALTHY);
  }

  @Test
  @DisplayName("REC-AES-05 stale data pauses entries and says so")
  void staleDataPauses() {
    held(Now.good().withStale("price of 12 s ago"), EntryStatus.PAUSED, EntryRule.FRESH_DATA);
    assertThat(Now.good().withStale("price of 12 s ago").readiness().reason())
        .contains("stale: price of 12 s ago");
  }

  @Test
  void spikeKillSwitchMarketAndBooksPause() {
    held(Now.good().withSpike(), EntryStatus.PAUSED, EntryRule.SPIKE_ALERT);
    held(
        Now.good().withKillSwitch(KillSwitch.PAUSE_ENTRIES),
        EntryStatus.PAUSED,
        EntryRule.KILL_SWITCH);
    held(Now.good().venue(false, true), EntryStatus.PAUSED, EntryRule.MARKET_ACTIVE);
    held(Now.good().venue(true, false), EntryStatus.PAUSED, EntryRule.RECONCILED);
  }

  @ParameterizedTest
  @CsvSource({"119, INACTIVE", "120, ACTIVE", "900, ACTIVE", "901, INACTIVE"})
  void bothEndsOfTheHoursBelongToThem(long ttc, EntryStatus status) {
    assertThat(Now.good().withTtc(ttc).readiness().status()).isEqualTo(status);
  }

  @Test
  void switchedOffComesBeforePausedAndPausedBeforeOutOfHours() {
    var off =
        Now.good().withSettings(Optional.of(switched(false))).withSpike().withTtc(10).readiness();

    assertThat(off.status()).isEqualTo(EntryStatus.DISABLED);
    assertThat(off.decision().failures()).hasSize(3);
    assertThat(Now.good().withSpike().withTtc(10).readiness().status())
        .isEqualTo(EntryStatus.PAUSED);
  }

  @Test
  @DisplayName("defect of the original: min_time above max_time is stored and never trades")
  void refusesHoursThatNeverCome() {
    assertThatThrownBy(() -> new EntrySettings(true, 95, 0.25, 901, 900, false, Contracts.of(1), 1))
        .hasMessageContaining("min_time 901 to max_time 900");
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertThatThrownBy(() -> new EntrySettings(true, 101, 0.25, 0, 900, false, Contracts.of(1), 1))
        .hasMessageContaining("101");
    assertThatThrownBy(() -> new EntrySettings(true, 95, 0.25, 0, 900, false, Contracts.of(1), 0))
        .hasMessageContaining("at least one");
  }

  @Test
  void anEntryIsItsSizeTimesItsMultiplier() {
    assertThat(new EntrySettings(true, 95, 0, 0, 900, false, Contracts.of(5), 3).count())
        .isEqualTo(Contracts.of(15));
  }
}
