package io.rec.platform.settings;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.domain.entry.EntrySettings;
import io.rec.domain.money.Contracts;
import io.rec.domain.spike.SpikeSettings;
import io.rec.domain.stop.StopSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** One version of the settings, by the names of its columns. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record AutoTradeSettings(
    int version,
    boolean autoEntry,
    BigDecimal minProbability,
    BigDecimal minDifferential,
    int minTime,
    int maxTime,
    boolean allowReEntry,
    boolean spikeAlertEnabled,
    int spikeAlertMomentumThreshold,
    int spikeAlertCooldownThreshold,
    int spikeAlertCooldownMinutes,
    boolean autoStop,
    int currentProbability,
    int minTtcSeconds,
    boolean momentumSpikeEnabled,
    int momentumSpikeThreshold,
    boolean verificationPeriodEnabled,
    int verificationPeriodSeconds,
    String changedBy,
    Instant changedAt) {

  /**
   * As the entry rules read them.
   *
   * @param allowed whether the TradingSystem allows automatic entries at all
   */
  public EntrySettings entry(boolean allowed, Contracts size, int multiplier) {
    return new EntrySettings(
        autoEntry && allowed,
        minProbability.doubleValue(),
        minDifferential.doubleValue(),
        minTime,
        maxTime,
        allowReEntry,
        size,
        multiplier);
  }

  public SpikeSettings spike() {
    return new SpikeSettings(
        spikeAlertEnabled,
        spikeAlertMomentumThreshold,
        spikeAlertCooldownThreshold,
        Duration.ofMinutes(spikeAlertCooldownMinutes));
  }

  public StopSettings stop() {
    return new StopSettings(
        autoStop,
        currentProbability,
        minTtcSeconds,
        momentumSpikeEnabled,
        momentumSpikeThreshold,
        verificationPeriodEnabled,
        Duration.ofSeconds(verificationPeriodSeconds));
  }
}
