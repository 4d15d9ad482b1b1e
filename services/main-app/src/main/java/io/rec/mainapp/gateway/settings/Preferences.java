package io.rec.mainapp.gateway.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person likes to see, and the base of tickets.
 *
 * @param strategy the name under which trades are filed
 * @param positionSize contracts of a ticket before the multiplier
 * @param screen whatever the dashboard keeps for this person, at most 16 kB
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Preferences(
    @Nullable String strategy,
    @Nullable Integer positionSize,
    @Schema(minimum = "1", maximum = "3") @Nullable Integer multiplier,
    @Nullable String timezone,
    @Schema(
            implementation = Object.class,
            additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
        @Nullable JsonNode screen,
    @Nullable Instant updatedAt) {}
