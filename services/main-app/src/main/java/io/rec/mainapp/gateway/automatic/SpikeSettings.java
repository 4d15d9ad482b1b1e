package io.rec.mainapp.gateway.automatic;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The settings of the spike alert; in a change null stays as it is, and who and when are ours. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SpikeSettings(
    @Nullable Integer version,
    @Nullable Boolean spikeAlertEnabled,
    @Nullable Integer spikeAlertMomentumThreshold,
    @Nullable Integer spikeAlertCooldownThreshold,
    @Nullable Integer spikeAlertCooldownMinutes,
    @Nullable String changedBy,
    @Nullable Instant changedAt) {}
