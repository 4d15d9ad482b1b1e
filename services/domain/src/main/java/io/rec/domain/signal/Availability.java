package io.rec.domain.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the analysis service is there, by its health checks: the third failure in a row says it
 * is not, the first success says it is again.
 */
public sealed interface Availability {

  Availability AT_START = new Serving(0);

  /** How many checks in a row have to fail. */
  int FAILURES = 3;

  Duration CHECK_EVERY = Duration.ofSeconds(10);

  /** While it is away. */
  Duration RETRY_EVERY = Duration.ofSeconds(30);

  /** It serves, though the last checks may have failed. */
  record Serving(int failures) implements Availability {}

  /** It is away: degraded mode. */
  record Away(Instant since) implements Availability {}

  /** What people are told of a change, and what the log of incidents keeps. */
  sealed interface Notice {

    record DegradedBegan(Instant since) implements Notice {}

    record DegradedEnded(Instant since, Instant until) implements Notice {}
  }

  /** The state after a check, and what to tell. */
  record Checked(Availability state, Optional<Notice> notice) {}

  default Checked on(boolean healthy, Instant now) {
    return switch (this) {
      case Serving serving when healthy -> new Checked(AT_START, Optional.empty());
      case Serving serving when serving.failures() + 1 < FAILURES ->
          new Checked(new Serving(serving.failures() + 1), Optional.empty());
      case Serving serving ->
          new Checked(new Away(now), Optional.of(new Notice.DegradedBegan(now)));
      case Away away when healthy ->
          new Checked(AT_START, Optional.of(new Notice.DegradedEnded(away.since(), now)));
      case Away away -> new Checked(away, Optional.empty());
    };
  }

  /** How long to wait until the next check. */
  default Duration nextCheck() {
    return switch (this) {
      case Serving serving -> CHECK_EVERY;
      case Away away -> RETRY_EVERY;
    };
  }
}
