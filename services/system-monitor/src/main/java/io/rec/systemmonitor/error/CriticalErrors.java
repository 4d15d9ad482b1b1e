package io.rec.systemmonitor.error;

import io.rec.systemmonitor.alert.AlertKey;
import io.rec.systemmonitor.alert.Severity;
import io.rec.systemmonitor.alert.Signal;
import io.rec.systemmonitor.alert.Source;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Errors of the last minutes that somebody has to be told of. What the database inflicts on
 * everybody is one trouble of the database, and none while it is named as lost anyway. Nor is it
 * news that it refuses a service that has never been ready: on a new desk the logins are made while
 * the services come up.
 */
@Singleton
public final class CriticalErrors {

  /** One that does not come again for so long is over. */
  private static final Duration RECENT = Duration.ofMinutes(10);

  private static final int MOST = 500;
  private static final String DATABASE = "database";
  private static final String OF_THE_DATABASE = "org.postgresql.";

  private final ErrorRows rows;
  private List<Signal> last = List.of();

  CriticalErrors(ErrorRows rows) {
    this.rows = rows;
  }

  /**
   * While the database is away, what was known before.
   *
   * @param databaseLost when it was last named as lost
   */
  public List<Signal> recent(Instant now, Instant databaseLost) {
    try {
      last =
          signals(
              rows.since(now.minus(RECENT), "", MOST).stream()
                  .filter(KnownError::critical)
                  .toList(),
              databaseLost,
              rows.firstReady());
    } catch (SQLException away) {
      // That it is away is a finding of its own.
      return last;
    }
    return last;
  }

  static List<Signal> signals(
      List<KnownError> grave, Instant databaseLost, Map<String, Instant> firstReady) {
    List<Signal> signals = new ArrayList<>();
    grave.stream()
        .filter(error -> !ofTheDatabase(error))
        .map(CriticalErrors::signal)
        .forEach(signals::add);
    List<KnownError> inflicted =
        grave.stream()
            .filter(CriticalErrors::ofTheDatabase)
            .filter(error -> error.lastSeen().isAfter(databaseLost))
            .filter(
                error ->
                    error.lastSeen().isAfter(firstReady.getOrDefault(error.service(), Instant.MAX)))
            .toList();
    if (!inflicted.isEmpty()) {
      signals.add(inflicted(inflicted));
    }
    return signals;
  }

  private static boolean ofTheDatabase(KnownError error) {
    return error.kind().startsWith(OF_THE_DATABASE);
  }

  private static Signal inflicted(List<KnownError> errors) {
    KnownError newest =
        errors.stream().max(Comparator.comparing(KnownError::lastSeen)).orElseThrow();
    String seenBy =
        errors.stream()
            .map(KnownError::service)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return new Signal(
        new AlertKey(DATABASE, "critical_error", DATABASE),
        Source.SYMPTOM,
        Severity.CRITICAL,
        "the database refuses what it is asked for: %s".formatted(newest.message()),
        Map.of(
            "seen_by", seenBy, "fingerprint", newest.fingerprint(), "trace_id", newest.traceId()));
  }

  private static Signal signal(KnownError error) {
    return new Signal(
        new AlertKey(error.service(), "critical_error", error.fingerprint()),
        Source.SYMPTOM,
        Severity.CRITICAL,
        "%s fails with %s: %s".formatted(error.service(), error.kind(), error.message()),
        Map.of("fingerprint", error.fingerprint(), "trace_id", error.traceId()));
  }
}
