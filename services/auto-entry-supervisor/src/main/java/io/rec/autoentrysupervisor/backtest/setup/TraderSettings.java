package io.rec.autoentrysupervisor.backtest.setup;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.domain.entry.EntrySettings;
import io.rec.domain.money.Contracts;
import io.rec.domain.spike.SpikeSettings;
import io.rec.domain.stop.StopSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The trader's settings under the names of {@code users.auto_trade_settings}, and the size from the
 * preferences. What is null was not said.
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record TraderSettings(
    @Nullable Boolean autoEntry,
    @Nullable Double minProbability,
    @Nullable Double minDifferential,
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
    @Nullable Integer positionSize,
    @Nullable Integer multiplier) {

  /** What the settings table has where nobody said anything, but switched on. */
  public static final TraderSettings DEFAULT =
      new TraderSettings(
          true, 95.0, 0.25, 120, 900, false, true, 36, 30, 15, false, 40, 60, true, 36, false, 15,
          1, 1);

  private static final TraderSettings ON =
      new TraderSettings(
          true, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null);

  /** These where they say something, otherwise the others. */
  public TraderSettings or(TraderSettings other) {
    return new TraderSettings(
        first(autoEntry, other.autoEntry),
        first(minProbability, other.minProbability),
        first(minDifferential, other.minDifferential),
        first(minTime, other.minTime),
        first(maxTime, other.maxTime),
        first(allowReEntry, other.allowReEntry),
        first(spikeAlertEnabled, other.spikeAlertEnabled),
        first(spikeAlertMomentumThreshold, other.spikeAlertMomentumThreshold),
        first(spikeAlertCooldownThreshold, other.spikeAlertCooldownThreshold),
        first(spikeAlertCooldownMinutes, other.spikeAlertCooldownMinutes),
        first(autoStop, other.autoStop),
        first(currentProbability, other.currentProbability),
        first(minTtcSeconds, other.minTtcSeconds),
        first(momentumSpikeEnabled, other.momentumSpikeEnabled),
        first(momentumSpikeThreshold, other.momentumSpikeThreshold),
        first(verificationPeriodEnabled, other.verificationPeriodEnabled),
        first(verificationPeriodSeconds, other.verificationPeriodSeconds),
        first(positionSize, other.positionSize),
        first(multiplier, other.multiplier));
  }

  /** The same with entries on. */
  public TraderSettings switchedOn() {
    return ON.or(this);
  }

  /**
   * The rules' own form of them.
   *
   * @throws IllegalArgumentException saying which of them make no sense together
   */
  public EntrySettings entry() {
    var said = or(DEFAULT);
    return new EntrySettings(
        said(said.autoEntry),
        said(said.minProbability),
        said(said.minDifferential),
        said(said.minTime),
        said(said.maxTime),
        said(said.allowReEntry),
        Contracts.of(said(said.positionSize)),
        said(said.multiplier));
  }

  public SpikeSettings spike() {
    var said = or(DEFAULT);
    return new SpikeSettings(
        said(said.spikeAlertEnabled),
        said(said.spikeAlertMomentumThreshold),
        said(said.spikeAlertCooldownThreshold),
        Duration.ofMinutes(said(said.spikeAlertCooldownMinutes)));
  }

  public StopSettings stop() {
    var said = or(DEFAULT);
    return new StopSettings(
        said(said.autoStop),
        said(said.currentProbability),
        said(said.minTtcSeconds),
        said(said.momentumSpikeEnabled),
        said(said.momentumSpikeThreshold),
        said(said.verificationPeriodEnabled),
        Duration.ofSeconds(said(said.verificationPeriodSeconds)));
  }

  /** Refuses settings that make no sense together. */
  void check() {
    entry();
    spike();
    stop();
  }

  private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
    return one != null ? one : other;
  }

  /** The defaults leave nothing out. */
  private static <T> T said(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("a setting without a default");
    }
    return value;
  }
}
