package io.rec.mainapp.gateway.trades;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A person's order to close a trade.
 *
 * @param contracts how many of them; all that is held where it is not said
 * @param held how many were seen to be held, beside {@code contracts}: asked for twice, half is not
 *     half of the other half
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record CloseWish(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String requestId,
    @Schema(minimum = "0.01") @Nullable BigDecimal contracts,
    @Schema(minimum = "0.01") @Nullable BigDecimal held) {}
