package io.rec.mainapp.gateway.automatic;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person's word that entries may go on after a critical failure. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Resume(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String requestId) {}
