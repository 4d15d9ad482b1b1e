package io.rec.mainapp.gateway.system;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person's wish that only the operator can fulfil. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record OperatorRequest(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String requestId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reason) {}
