package io.rec.mainapp.gateway.alerts;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** For how long an alert is silent: 1 minute to a week. */
@Serdeable
public record Silence(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "1", maximum = "10080")
        @Nullable Integer minutes) {}
