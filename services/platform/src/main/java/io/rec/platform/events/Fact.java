package io.rec.platform.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/** One fact of the outbox; the payload is the JSON text that was written with it. */
@Serdeable
public record Fact(
    long id,
    String topic,
    String key,
    String payload,
    @JsonProperty("created_at") Instant createdAt) {}
