package io.rec.mainapp.gateway.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** One window of the momentum: its length in minutes, its weight, and the move in percent. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Horizon(int minutes, double weight, @Nullable Double delta) {}
