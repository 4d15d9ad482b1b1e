package io.rec.mainapp.gateway.trades;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A signal of the automatic entry and what came of it. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record SignalLine(
    long id,
    Instant at,
    String symbol,
    String ticker,
    String side,
    String ticketId,
    String outcome,
    int settingsVersion,
    @Schema(
            implementation = Object.class,
            additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
        JsonNode decision) {}
