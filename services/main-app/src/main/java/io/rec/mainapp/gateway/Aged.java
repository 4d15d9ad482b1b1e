package io.rec.mainapp.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * What a screen shows and how far to trust it.
 *
 * @param asOf when it was so
 * @param ageMs how long ago that was when this was answered
 * @param stale whether that is past the limit of its kind
 * @param reason why it is stale or remembered, a sentence; empty otherwise
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Aged<T>(
    T data,
    Instant asOf,
    long ageMs,
    boolean stale,
    @Schema(allowableValues = {"live", "cached"}) String source,
    @Schema(allowableValues = {"Paper", "Live"}) String mode,
    String reason) {}
