package io.rec.mainapp.gateway.trades;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket would like to buy.
 *
 * @param limitCents the price seen; the ask of now when absent
 * @param maxSlippage cents that it may cost more, 0 to 10; 1 when absent
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record QuoteWish(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String market,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            allowableValues = {"yes", "no"})
        @Nullable String side,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "1", maximum = "1000000")
        @Nullable Integer contracts,
    @Schema(minimum = "1", maximum = "99") @Nullable Integer limitCents,
    @Schema(minimum = "0", maximum = "10") @Nullable Integer maxSlippage) {}
