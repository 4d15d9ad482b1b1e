package io.rec.mainapp.gateway.automatic;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Back to an earlier version, as a new one. */
@Serdeable
public record Revert(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "1")
        @Nullable Integer version) {}
