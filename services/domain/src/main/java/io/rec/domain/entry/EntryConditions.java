package io.rec.domain.entry;

import io.rec.domain.risk.KillSwitch;
import java.util.Optional;

/**
 * What must hold before any row is looked at.
 *
 * @param settings empty if one of them is missing
 * @param criticalFailure what switched entries off; only a person switches them on again
 * @param staleData what is too old to act on
 * @param reconciled whether our books equal the venue's
 */
public record EntryConditions(
    Optional<EntrySettings> settings,
    boolean serviceHealthy,
    Optional<String> criticalFailure,
    boolean spikeAlert,
    Optional<String> staleData,
    KillSwitch killSwitch,
    boolean marketActive,
    boolean reconciled,
    long secondsToClose) {}
