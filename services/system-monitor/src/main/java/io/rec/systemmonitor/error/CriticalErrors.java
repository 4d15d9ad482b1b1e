package io.rec.systemmonitor.error;

import io.rec.systemmonitor.alert.AlertKey;
import io.rec.systemmonitor.alert.Severity;
import io.rec.systemmonitor.alert.Signal;
import io.rec.systemmonitor.alert.Source;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Errors of the last minutes that somebody has to be told of. */
@Singleton
public final class CriticalErrors {

  /** One that does not come again for so long is over. */
  private static final Duration RECENT = Duration.ofMinutes(10);

  private static final int MOST = 500;

  private final ErrorRows rows;
  private List<Signal> last = List.of();

  CriticalErrors(ErrorRows rows) {
    this.rows = rows;
  }

  /** While the database is away, what was known before. */
  public List<Signal> recent(Instant now) {
    try {
      last =
          rows.since(now.minus(RECENT), "", MOST).stream()
              .filter(KnownError::critical)
              .map(CriticalErrors::signal)
              .toList();
    } catch (SQLException away) {
      // That it is away is a finding of its own.
      return last;
    }
    return last;
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
