package io.rec.platform.settings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a setting may be; each refusal names it. */
final class SettingsLimits {

  private static final int HOUR = 3600;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal MOST_POINTS = BigDecimal.TEN;
  private static final int DECIMALS = 2;

  private SettingsLimits() {}

  /** A sentence for each setting that cannot be; empty if all can. */
  static List<String> refusals(AutoTradeSettings wished) {
    var refusals = new ArrayList<String>();
    within(refusals, "min_probability", wished.minProbability(), BigDecimal.ZERO, HUNDRED);
    within(
        refusals, "min_differential", wished.minDifferential(), MOST_POINTS.negate(), MOST_POINTS);
    within(refusals, "min_time", wished.minTime(), 0, HOUR);
    within(refusals, "max_time", wished.maxTime(), 0, HOUR);
    if (wished.minTime() > wished.maxTime()) {
      refusals.add(
          "min_time %d is above max_time %d: nothing would ever be entered"
              .formatted(wished.minTime(), wished.maxTime()));
    }
    // At 0 every reading were a spike, or none were calm.
    within(
        refusals, "spike_alert_momentum_threshold", wished.spikeAlertMomentumThreshold(), 1, 100);
    within(refusals, "spike_alert_cooldown_threshold", wished.spikeAlertCooldownThreshold(), 1, 50);
    within(refusals, "spike_alert_cooldown_minutes", wished.spikeAlertCooldownMinutes(), 0, 180);
    within(refusals, "current_probability", wished.currentProbability(), 0, 100);
    within(refusals, "min_ttc_seconds", wished.minTtcSeconds(), 0, HOUR);
    within(refusals, "momentum_spike_threshold", wished.momentumSpikeThreshold(), 10, 100);
    within(refusals, "verification_period_seconds", wished.verificationPeriodSeconds(), 5, 60);
    return List.copyOf(refusals);
  }

  private static void within(List<String> refusals, String name, int found, int least, int most) {
    if (found < least || found > most) {
      refusals.add("%s is %d: expected %d to %d".formatted(name, found, least, most));
    }
  }

  private static void within(
      List<String> refusals, String name, BigDecimal found, BigDecimal least, BigDecimal most) {
    if (found.compareTo(least) < 0 || found.compareTo(most) > 0) {
      refusals.add(
          "%s is %s: expected %s to %s".formatted(name, found.toPlainString(), least, most));
    } else if (found.stripTrailingZeros().scale() > DECIMALS) {
      refusals.add(
          "%s is %s: at most two decimals are kept".formatted(name, found.toPlainString()));
    }
  }
}
