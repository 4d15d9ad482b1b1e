package io.rec.mainapp.gateway.alerts;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody says who takes an alert on; it may be nothing. */
@Serdeable
public record AckWish(@Schema(maxLength = 500) @Nullable String note) {}
