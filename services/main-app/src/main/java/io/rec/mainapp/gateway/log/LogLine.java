package io.rec.mainapp.gateway.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of the log. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LogLine(
    Instant at,
    String source,
    String component,
    @Schema(allowableValues = {"error", "warning", "info"}) String level,
    String text,
    @Nullable String traceId,
    @Nullable String about) {}
