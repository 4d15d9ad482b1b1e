package io.rec.mainapp.gateway.trades;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person's order to close a trade: all that is held. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record CloseWish(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String requestId) {}
