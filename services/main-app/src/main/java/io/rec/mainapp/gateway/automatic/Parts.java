package io.rec.mainapp.gateway.automatic;

import io.rec.platform.settings.AutoTradeSettings;
import io.rec.platform.settings.SettingsChange;

/** The settings have one version and three forms. */
final class Parts {

  private Parts() {}

  static EntrySettings entry(AutoTradeSettings all) {
    return new EntrySettings(
        all.version(),
        all.autoEntry(),
        all.minProbability(),
        all.minDifferential(),
        all.minTime(),
        all.maxTime(),
        all.allowReEntry(),
        all.changedBy(),
        all.changedAt());
  }

  static StopSettings stop(AutoTradeSettings all) {
    return new StopSettings(
        all.version(),
        all.autoStop(),
        all.currentProbability(),
        all.minTtcSeconds(),
        all.momentumSpikeEnabled(),
        all.momentumSpikeThreshold(),
        all.verificationPeriodEnabled(),
        all.verificationPeriodSeconds(),
        all.changedBy(),
        all.changedAt());
  }

  static SpikeSettings spike(AutoTradeSettings all) {
    return new SpikeSettings(
        all.version(),
        all.spikeAlertEnabled(),
        all.spikeAlertMomentumThreshold(),
        all.spikeAlertCooldownThreshold(),
        all.spikeAlertCooldownMinutes(),
        all.changedBy(),
        all.changedAt());
  }

  static SettingsChange change(EntrySettings wish) {
    return new SettingsChange(
        wish.autoEntry(),
        wish.minProbability(),
        wish.minDifferential(),
        wish.minTime(),
        wish.maxTime(),
        wish.allowReEntry(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  static SettingsChange change(StopSettings wish) {
    return new SettingsChange(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        wish.autoStop(),
        wish.currentProbability(),
        wish.minTtcSeconds(),
        wish.momentumSpikeEnabled(),
        wish.momentumSpikeThreshold(),
        wish.verificationPeriodEnabled(),
        wish.verificationPeriodSeconds(),
        null);
  }

  static SettingsChange change(SpikeSettings wish) {
    return SettingsChange.ofSpike(
        wish.spikeAlertEnabled(),
        wish.spikeAlertMomentumThreshold(),
        wish.spikeAlertCooldownThreshold(),
        wish.spikeAlertCooldownMinutes(),
        null);
  }
}
