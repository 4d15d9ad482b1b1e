package io.rec.mainapp.gateway.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** Moves in percent over hours. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Changes(
    @JsonProperty("change_1h") @Nullable Double oneHour,
    @JsonProperty("change_3h") @Nullable Double threeHours,
    @JsonProperty("change_1d") @Nullable Double oneDay) {}
