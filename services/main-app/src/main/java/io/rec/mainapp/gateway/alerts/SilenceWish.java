package io.rec.mainapp.gateway.alerts;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** For how long nobody is sent an alert, and why: 1 minute to a week. */
@Serdeable
public record SilenceWish(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "1", maximum = "10080")
        @Nullable Integer minutes,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 500)
        @Nullable String reason) {}
