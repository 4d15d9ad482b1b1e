package io.rec.mainapp.gateway.automatic;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the automatic entry; in a change null stays as it is, and who and when are ours.
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record EntrySettings(
    @Nullable Integer version,
    @Nullable Boolean autoEntry,
    @Nullable BigDecimal minProbability,
    @Nullable BigDecimal minDifferential,
    @Nullable Integer minTime,
    @Nullable Integer maxTime,
    @Nullable Boolean allowReEntry,
    @Nullable String changedBy,
    @Nullable Instant changedAt) {}
