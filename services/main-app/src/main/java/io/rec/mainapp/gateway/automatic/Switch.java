package io.rec.mainapp.gateway.automatic;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** On or off. */
@Serdeable
public record Switch(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Boolean enabled) {}
