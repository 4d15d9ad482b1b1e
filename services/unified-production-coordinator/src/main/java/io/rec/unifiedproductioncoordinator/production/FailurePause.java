package io.rec.unifiedproductioncoordinator.production;

import java.time.Duration;
import java.time.Instant;

/** After five failed cycles in a row nothing is tried for ten seconds. Owned by one thread. */
final class FailurePause {

  private static final int MOST = 5;
  private static final Duration REST = Duration.ofSeconds(10);

  private int failures;
  private Instant until = Instant.EPOCH;

  boolean rests(Instant now) {
    return now.isBefore(until);
  }

  /** Tells whether a rest begins with this cycle. */
  boolean after(boolean success, Instant now) {
    failures = success ? 0 : failures + 1;
    if (failures < MOST) {
      return false;
    }
    failures = 0;
    until = now.plus(REST);
    return true;
  }
}
