package io.rec.mainapp.gateway.automatic;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the automatic stop; in a change null stays as it is, and who and when are ours.
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record StopSettings(
    @Nullable Integer version,
    @Nullable Boolean autoStop,
    @Nullable Integer currentProbability,
    @Nullable Integer minTtcSeconds,
    @Nullable Boolean momentumSpikeEnabled,
    @Nullable Integer momentumSpikeThreshold,
    @Nullable Boolean verificationPeriodEnabled,
    @Nullable Integer verificationPeriodSeconds,
    @Nullable String changedBy,
    @Nullable Instant changedAt) {}
