package io.rec.mainapp.gateway.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** Moves in percent over each window; null where the history does not reach. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Deltas(
    @JsonProperty("delta_1m") @Nullable Double oneMinute,
    @JsonProperty("delta_2m") @Nullable Double twoMinutes,
    @JsonProperty("delta_3m") @Nullable Double threeMinutes,
    @JsonProperty("delta_4m") @Nullable Double fourMinutes,
    @JsonProperty("delta_15m") @Nullable Double fifteenMinutes,
    @JsonProperty("delta_30m") @Nullable Double thirtyMinutes) {}
