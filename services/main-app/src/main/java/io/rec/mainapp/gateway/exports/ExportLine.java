package io.rec.mainapp.gateway.exports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document that was asked for.
 *
 * @param state running, ready or failed
 * @param problem why it failed; empty otherwise
 * @param bytes how long it is so far
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ExportLine(
    long id,
    String name,
    @Schema(allowableValues = {"running", "ready", "failed"}) String state,
    String problem,
    long bytes,
    String askedBy,
    Instant createdAt,
    @Nullable Instant finishedAt,
    Instant expiresAt) {

  boolean ready() {
    return state.equals("ready");
  }
}
