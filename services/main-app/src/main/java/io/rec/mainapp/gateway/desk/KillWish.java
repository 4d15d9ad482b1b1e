package io.rec.mainapp.gateway.desk;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person's wish to set or release the kill switch. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record KillWish(
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            allowableValues = {"none", "pause_entries", "cancel_all", "flatten"})
        @Nullable String level,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reason,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String requestId) {}
