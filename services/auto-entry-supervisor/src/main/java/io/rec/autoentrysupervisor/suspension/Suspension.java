package io.rec.autoentrysupervisor.suspension;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One critical failure.
 *
 * @param resumes what would lift it, a sentence for a person
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Suspension(
    String cause,
    String resumes,
    Instant since,
    @JsonProperty("lifted_at") @Nullable Instant liftedAt,
    @JsonProperty("lifted_by") @Nullable String liftedBy) {}
