package io.rec.mainapp.gateway.alerts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One alert.
 *
 * @param id of the fact that raised it; for acknowledging and silencing
 * @param about what it is about, such as {@code trade:17}
 * @param evidence what was measured, by name
 * @param runbook what a person does about it, a sentence
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AlertLine(
    long id,
    String type,
    String about,
    @Schema(allowableValues = {"critical", "warning", "info"}) String severity,
    @Schema(allowableValues = {"open", "told", "cleared"}) String state,
    String text,
    String service,
    Instant since,
    @Nullable Instant clearedAt,
    @Nullable String acknowledgedBy,
    @Nullable Instant acknowledgedAt,
    @Nullable String silencedBy,
    @Nullable Instant silencedUntil,
    Map<String, String> evidence,
    String runbook) {}
