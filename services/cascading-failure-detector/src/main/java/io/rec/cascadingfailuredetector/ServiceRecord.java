package io.rec.cascadingfailuredetector;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the probes of one service showed so far.
 *
 * @param status healthy, starting, stale (it answers and does nothing), starved (it answers late
 *     for want of processor), unhealthy or unknown
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ServiceRecord(
    String status,
    int consecutiveFailures,
    @Nullable Instant lastOk,
    String detail,
    long latencyMs,
    @Nullable Instant failingSince) {}
