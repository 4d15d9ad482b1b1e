package io.rec.mainapp.gateway.trades;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step of a trade: who did what, and what became of it. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TimelineStep(
    int version,
    Instant at,
    String actor,
    String event,
    @Nullable String from,
    @Nullable String to,
    String why,
    @Schema(
            implementation = Object.class,
            additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
        JsonNode payload) {}
