package io.rec.platform.settings;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is to become different; null stays as it is. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record SettingsChange(
    @Nullable Boolean autoEntry,
    @Nullable BigDecimal minProbability,
    @Nullable BigDecimal minDifferential,
    @Nullable Integer minTime,
    @Nullable Integer maxTime,
    @Nullable Boolean allowReEntry,
    @Nullable Boolean spikeAlertEnabled,
    @Nullable Integer spikeAlertMomentumThreshold,
    @Nullable Integer spikeAlertCooldownThreshold,
    @Nullable Integer spikeAlertCooldownMinutes,
    @Nullable Boolean autoStop,
    @Nullable Integer currentProbability,
    @Nullable Integer minTtcSeconds,
    @Nullable Boolean momentumSpikeEnabled,
    @Nullable Integer momentumSpikeThreshold,
    @Nullable Boolean verificationPeriodEnabled,
    @Nullable Integer verificationPeriodSeconds,
    @Nullable String by) {

  private static final SettingsChange NOTHING =
      new SettingsChange(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null);

  /** Only the switch of automatic entries. */
  public static SettingsChange ofAutoEntry(boolean on, @Nullable String by) {
    return NOTHING.with(on, null, null, null, null, null, by);
  }

  /** Only the switch of automatic stops. */
  public static SettingsChange ofAutoStop(boolean on, @Nullable String by) {
    return NOTHING.with(null, on, null, null, null, null, by);
  }

  /** Only the spike alert. */
  public static SettingsChange ofSpike(
      @Nullable Boolean enabled,
      @Nullable Integer momentumThreshold,
      @Nullable Integer cooldownThreshold,
      @Nullable Integer cooldownMinutes,
      @Nullable String by) {
    return NOTHING.with(
        null, null, enabled, momentumThreshold, cooldownThreshold, cooldownMinutes, by);
  }

  private SettingsChange with(
      @Nullable Boolean entry,
      @Nullable Boolean stop,
      @Nullable Boolean spike,
      @Nullable Integer spikeMomentum,
      @Nullable Integer spikeCooldown,
      @Nullable Integer spikeMinutes,
      @Nullable String author) {
    return new SettingsChange(
        entry,
        minProbability,
        minDifferential,
        minTime,
        maxTime,
        allowReEntry,
        spike,
        spikeMomentum,
        spikeCooldown,
        spikeMinutes,
        stop,
        currentProbability,
        minTtcSeconds,
        momentumSpikeEnabled,
        momentumSpikeThreshold,
        verificationPeriodEnabled,
        verificationPeriodSeconds,
        author);
  }

  /** The next version; whether it can be is {@link SettingsLimits}' business. */
  public AutoTradeSettings on(AutoTradeSettings old, String author, Instant now) {
    return new AutoTradeSettings(
        old.version() + 1,
        or(autoEntry, old.autoEntry()),
        or(minProbability, old.minProbability()),
        or(minDifferential, old.minDifferential()),
        or(minTime, old.minTime()),
        or(maxTime, old.maxTime()),
        or(allowReEntry, old.allowReEntry()),
        or(spikeAlertEnabled, old.spikeAlertEnabled()),
        or(spikeAlertMomentumThreshold, old.spikeAlertMomentumThreshold()),
        or(spikeAlertCooldownThreshold, old.spikeAlertCooldownThreshold()),
        or(spikeAlertCooldownMinutes, old.spikeAlertCooldownMinutes()),
        or(autoStop, old.autoStop()),
        or(currentProbability, old.currentProbability()),
        or(minTtcSeconds, old.minTtcSeconds()),
        or(momentumSpikeEnabled, old.momentumSpikeEnabled()),
        or(momentumSpikeThreshold, old.momentumSpikeThreshold()),
        or(verificationPeriodEnabled, old.verificationPeriodEnabled()),
        or(verificationPeriodSeconds, old.verificationPeriodSeconds()),
        author,
        now);
  }

  private static <T> T or(@Nullable T wished, T old) {
    return wished == null ? old : wished;
  }
}
