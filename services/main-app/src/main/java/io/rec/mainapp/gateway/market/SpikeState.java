package io.rec.mainapp.gateway.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a spike pauses entries, and for how many seconds yet. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SpikeState(
    boolean active, @Nullable Instant since, @Nullable Double momentum, long recoverySeconds) {}
