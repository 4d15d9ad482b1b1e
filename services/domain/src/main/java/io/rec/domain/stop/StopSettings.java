package io.rec.domain.stop;

import java.time.Duration;

/**
 * What the trader set.
 *
 * @param currentProbability percent below which a trade is closed; the value itself is not
 * @param minSecondsToClose from here on to the close probability stops nothing; the value itself
 *     still does
 * @param momentumSpikeThreshold in buckets (momentum in percent × 100); the value itself is a spike
 */
public record StopSettings(
    boolean autoStop,
    double currentProbability,
    int minSecondsToClose,
    boolean momentumSpikeEnabled,
    double momentumSpikeThreshold,
    boolean verificationEnabled,
    Duration verificationPeriod) {

  private static final int HOUR = 3600;

  public StopSettings {
    if (!(currentProbability >= 0 && currentProbability <= 100)
        || minSecondsToClose < 0
        || minSecondsToClose > HOUR
        || !(momentumSpikeThreshold > 0)
        || verificationPeriod.isNegative()) {
      throw new IllegalArgumentException(
          "stop below %s percent until %d seconds, spikes from %s, verified for %s: expected 0 to 100, 0 to 3600, more than 0, not negative"
              .formatted(
                  currentProbability,
                  minSecondsToClose,
                  momentumSpikeThreshold,
                  verificationPeriod));
    }
  }

  double spikeMomentum() {
    return momentumSpikeThreshold / 100;
  }
}
