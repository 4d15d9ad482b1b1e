package io.rec.unifiedproductioncoordinator.fingerprints;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;

/**
 * A set as a person sees it in a list.
 *
 * @param source where it came from, in that person's words
 * @param pinned active, and replaced by nobody but a person
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record StoredSet(
    String symbol,
    String version,
    String source,
    Instant createdAt,
    int rows,
    boolean active,
    boolean pinned) {}
