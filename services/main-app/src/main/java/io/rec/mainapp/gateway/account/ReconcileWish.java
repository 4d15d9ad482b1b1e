package io.rec.mainapp.gateway.account;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person's wish to compare the books now. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ReconcileWish(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String requestId) {}
