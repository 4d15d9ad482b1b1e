package io.rec.systemmonitor.error;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.Map;

/**
 * All errors of one fingerprint in one service; message, stack, context and trace are the newest's.
 *
 * @param stack empty in a list
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record KnownError(
    String service,
    String fingerprint,
    String kind,
    String message,
    String logger,
    String stack,
    Map<String, String> context,
    String traceId,
    String firstRelease,
    String release,
    Instant firstSeen,
    Instant lastSeen,
    long times,
    boolean critical) {}
