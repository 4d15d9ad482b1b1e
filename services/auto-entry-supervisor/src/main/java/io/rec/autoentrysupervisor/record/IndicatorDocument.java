package io.rec.autoentrysupervisor.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.autoentrysupervisor.entry.SymbolState;
import io.rec.domain.entry.EntryStatus;
import io.rec.domain.spike.SpikeAlert;
import io.rec.platform.settings.AutoTradeSettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The indicator of one symbol: the fields of v2 (contract 14, 15) and why it is as it is. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record IndicatorDocument(
    String symbol,
    String status,
    String reason,
    String detail,
    long cooldownTimer,
    boolean enabled,
    boolean ttcWithinWindow,
    boolean scanningActive,
    boolean serviceHealthy,
    boolean spikeAlertActive,
    @Nullable Instant spikeAlertStartTime,
    @Nullable Double spikeAlertMomentumValue,
    @Nullable Long spikeAlertRecoveryCountdown,
    @Nullable Double currentMomentum,
    long currentTtc,
    int minTime,
    int maxTime,
    int settingsVersion,
    Instant lastUpdated) {

  public static IndicatorDocument of(SymbolState state) {
    SpikeAlert.@Nullable Active spike =
        state.spike() instanceof SpikeAlert.Active active ? active : null;
    return new IndicatorDocument(
        state.symbol(),
        state.status().name(),
        state.reason(),
        state.detail(),
        state.spikeRemaining(),
        state.status() != EntryStatus.DISABLED,
        state.isWithinWindow(),
        state.status() == EntryStatus.ACTIVE,
        state.healthy(),
        spike != null,
        spike == null ? null : spike.since(),
        spike == null ? null : spike.momentum(),
        spike == null ? null : state.spikeRemaining(),
        state.momentum().isPresent() ? Double.valueOf(state.momentum().getAsDouble()) : null,
        state.secondsToClose(),
        state.books().settings().map(AutoTradeSettings::minTime).orElse(0),
        state.books().settings().map(AutoTradeSettings::maxTime).orElse(0),
        state.books().settingsVersion(),
        state.at());
  }
}
