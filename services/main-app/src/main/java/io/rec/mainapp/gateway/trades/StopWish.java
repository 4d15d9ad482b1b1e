package io.rec.mainapp.gateway.trades;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a person wants the automatic stop to look at one trade.
 *
 * @param autoStop false: it leaves this trade alone
 * @param currentProbability percent below which this trade is closed; null is the floor of the desk
 * @param version of the trade's stop that the person saw; another one now refuses the change
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record StopWish(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String requestId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Boolean autoStop,
    @Schema(minimum = "0", maximum = "100") @Nullable Integer currentProbability,
    @Schema(minimum = "0") @Nullable Integer version) {}
