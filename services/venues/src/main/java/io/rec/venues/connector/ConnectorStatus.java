package io.rec.venues.connector;

import java.time.Instant;
import java.util.Optional;

/**
 * A connector at one moment.
 *
 * @param errorCount failures since the last success or reset
 * @param lastErrorMessage empty before the first error; never contains a secret
 */
public record ConnectorStatus(
    String name,
    String type,
    Family family,
    ConnectorState status,
    int errorCount,
    boolean circuitOpen,
    Optional<Instant> lastSuccess,
    Optional<Instant> lastError,
    String lastErrorMessage) {}
