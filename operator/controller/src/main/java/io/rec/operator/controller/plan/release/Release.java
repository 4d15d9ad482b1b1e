package io.rec.operator.controller.plan.release;

import io.rec.operator.api.status.RevisionRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that is remembered between passes.
 *
 * @param since when the phase or wave began; empty while the clock stands because somebody else has
 *     the right of way
 * @param version release in force, empty before the first
 * @param history how earlier ones ended, newest first
 */
public record Release(
    Phase phase,
    Optional<Instant> since,
    Optional<String> version,
    Optional<Failure> failure,
    List<RevisionRecord> history) {
  private static final int REMEMBERED = 10;

  public Release {
    history = List.copyOf(history);
  }

  /** The installation is complete: what was applied is in force. */
  public Release installed(String release, Instant now) {
    return phase instanceof Phase.Installing installing
        ? new Release(
            new Phase.Stable(installing.revision()),
            Optional.of(now),
            Optional.of(release),
            failure,
            history)
        : this;
  }

  Release at(Phase next, Instant now) {
    return new Release(next, Optional.of(now), version, failure, history);
  }

  /** The same phase, seen again. */
  Release seen(Phase same) {
    return new Release(same, since, version, failure, history);
  }

  Release clock(Optional<Instant> runsSince) {
    return new Release(phase, runsSince, version, failure, history);
  }

  Release running(String release) {
    return new Release(phase, since, Optional.of(release), failure, history);
  }

  Release failed(Optional<Failure> how) {
    return new Release(phase, since, version, how, history);
  }

  Release remembering(Revision revision, Instant now, String outcome) {
    var longer = new ArrayList<RevisionRecord>();
    longer.add(
        new RevisionRecord(
            revision.number(), revision.version(), revision.created().orElse(now), outcome));
    longer.addAll(history);
    return new Release(
        phase, since, version, failure, longer.subList(0, Math.min(longer.size(), REMEMBERED)));
  }
}
