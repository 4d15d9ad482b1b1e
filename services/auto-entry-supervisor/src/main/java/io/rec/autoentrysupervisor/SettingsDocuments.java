package io.rec.autoentrysupervisor;

import io.rec.platform.settings.AutoTradeSettings;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parts of the settings by the names that v2's routes have for them. */
final class SettingsDocuments {

  private SettingsDocuments() {}

  /** The fields of contract 10.4 and the version. */
  static Map<String, Object> entry(AutoTradeSettings settings) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("auto_entry", settings.autoEntry());
    fields.put("min_probability", settings.minProbability());
    fields.put("min_differential", settings.minDifferential());
    fields.put("min_time", settings.minTime());
    fields.put("max_time", settings.maxTime());
    fields.put("allow_re_entry", settings.allowReEntry());
    fields.put("spike_alert_enabled", settings.spikeAlertEnabled());
    fields.put("spike_alert_momentum_threshold", settings.spikeAlertMomentumThreshold());
    fields.put("spike_alert_cooldown_threshold", settings.spikeAlertCooldownThreshold());
    fields.put("spike_alert_cooldown_minutes", settings.spikeAlertCooldownMinutes());
    version(fields, settings);
    return fields;
  }

  /** The fields of contract 11.3 and the version. */
  static Map<String, Object> stop(AutoTradeSettings settings) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("auto_stop", settings.autoStop());
    fields.put("current_probability", settings.currentProbability());
    fields.put("min_ttc_seconds", settings.minTtcSeconds());
    fields.put("momentum_spike_enabled", settings.momentumSpikeEnabled());
    fields.put("momentum_spike_threshold", settings.momentumSpikeThreshold());
    fields.put("verification_period_enabled", settings.verificationPeriodEnabled());
    fields.put("verification_period_seconds", settings.verificationPeriodSeconds());
    version(fields, settings);
    return fields;
  }

  static Map<String, Object> all(AutoTradeSettings settings) {
    Map<String, Object> fields = entry(settings);
    fields.putAll(stop(settings));
    return fields;
  }

  static Map<String, Object> spike(AutoTradeSettings settings) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("enabled", settings.spikeAlertEnabled());
    fields.put("momentum_threshold", settings.spikeAlertMomentumThreshold());
    fields.put("cooldown_threshold", settings.spikeAlertCooldownThreshold());
    fields.put("cooldown_minutes", settings.spikeAlertCooldownMinutes());
    return fields;
  }

  private static void version(Map<String, Object> fields, AutoTradeSettings settings) {
    fields.put("version", settings.version());
    fields.put("changed_by", settings.changedBy());
    fields.put("changed_at", settings.changedAt().toString());
  }
}
