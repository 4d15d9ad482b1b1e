package io.rec.domain.spike;

import java.time.Duration;

/**
 * When an alert begins and ends.
 *
 * @param momentumThreshold a spike, in buckets (momentum in percent × 100); the value itself is one
 * @param cooldownThreshold calm is below this, in buckets; the value itself is not calm
 * @param cooldown how long it must stay calm
 */
public record SpikeSettings(
    boolean enabled, double momentumThreshold, double cooldownThreshold, Duration cooldown) {

  public SpikeSettings {
    if (!(momentumThreshold > 0) || !(cooldownThreshold > 0) || cooldown.isNegative()) {
      throw new IllegalArgumentException(
          "spike alert at %s, calm below %s for %s: thresholds must be above 0, the time not negative"
              .formatted(momentumThreshold, cooldownThreshold, cooldown));
    }
  }

  boolean isSpike(double momentum) {
    return Math.abs(momentum) >= momentumThreshold / 100;
  }

  boolean isCalm(double momentum) {
    return Math.abs(momentum) < cooldownThreshold / 100;
  }
}
