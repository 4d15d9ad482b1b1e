package io.rec.mainapp.gateway.account;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A person takes the exchange's cash for right, whatever moved it.
 *
 * @param balance dollars, as the comparison shows the exchange's
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record BalanceWish(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String requestId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String balance) {}
