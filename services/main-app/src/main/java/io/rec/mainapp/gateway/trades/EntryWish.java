package io.rec.mainapp.gateway.trades;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A person's order to enter a trade.
 *
 * @param requestId makes a second click the same order: letters, digits, dashes, 8 to 64
 * @param limit the price in cents that was seen
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record EntryWish(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String requestId,
    @Nullable String quoteToken,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String market,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            allowableValues = {"yes", "no"})
        @Nullable String side,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "1", maximum = "1000000")
        @Nullable Integer contracts,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "1", maximum = "99")
        @Nullable Integer limit,
    @Schema(minimum = "0", maximum = "10") @Nullable Integer maxSlippage) {}
