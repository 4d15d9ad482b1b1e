package io.rec.platform.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One fact of the outbox.
 *
 * @param payload the JSON text that was written with it
 * @param traceparent the trace in which it was stated; null outside of any trace
 */
@Serdeable
public record Fact(
    long id,
    String topic,
    String key,
    String payload,
    @JsonProperty("created_at") Instant createdAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String traceparent) {}
