package io.rec.cascadingfailuredetector;

import io.rec.platform.role.Reason;
import io.rec.platform.role.Waiting;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells a migration from a schema that nobody brings up: one that is behind is being migrated, for
 * a time. Belongs to the thread of the checks.
 */
final class SchemaWait {

  private final Duration patience;
  private @Nullable Instant behindSince;

  SchemaWait(Duration patience) {
    this.patience = patience;
  }

  /** Whether what is wrong with the database is only that its migration is not over yet. */
  boolean excuses(Waiting problem, Instant now) {
    if (problem.reason() != Reason.SCHEMA_OUTDATED) {
      behindSince = null;
      return false;
    }
    Instant since = behindSince == null ? now : behindSince;
    behindSince = since;
    return now.isBefore(since.plus(patience));
  }

  /** Nothing is wrong: the next one that is behind has all the time. */
  void over() {
    behindSince = null;
  }
}
