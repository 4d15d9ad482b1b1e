package io.rec.symbolpricewatchdog.alert;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A price somebody wants to be told about, and the side on which it was last told. */
@Serdeable
record Threshold(
    long id,
    BigDecimal price,
    String note,
    @Nullable String side,
    @JsonProperty("crossed_at") @Nullable Instant crossedAt) {}
