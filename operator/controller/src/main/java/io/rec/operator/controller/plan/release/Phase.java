package io.rec.operator.controller.plan.release;

import io.rec.operator.api.status.ReleaseStatus;
import java.util.Optional;

/** Where a release stands. */
public sealed interface Phase {
  /**
   * Never ready so far: whatever the spec says is applied at once.
   *
   * @param revision what was applied last, empty before the first pass
   */
  record Installing(Optional<Long> revision) implements Phase {}

  /**
   * A revision is in force.
   *
   * @param revision empty for a desk that an operator without revisions made
   */
  record Stable(Optional<Long> revision) implements Phase {}

  /** Nothing is touched before everything it takes is there. */
  record Preflight(Rollout rollout) implements Phase {}

  /** The schema is brought to the new release, while the old one runs on it. */
  record Migrating(Rollout rollout) implements Phase {}

  /** These and the waves before bear the candidate, the later ones do not yet. */
  record Wave(Rollout rollout, int number) implements Phase {}

  /** Everything bears the candidate and has to stay well for a while. */
  record Verifying(Rollout rollout) implements Phase {}

  /** The waves in reverse, to a revision that is stored. */
  record RollingBack(Rollout rollout, int number) implements Phase {}

  /** Left by a newer operator, or not whole: hands off. */
  record Unknown(ReleaseStatus raw) implements Phase {}

  /** What is under way, if anything is. */
  default Optional<Rollout> underWay() {
    return switch (this) {
      case Preflight preflight -> Optional.of(preflight.rollout());
      case Migrating migrating -> Optional.of(migrating.rollout());
      case Wave wave -> Optional.of(wave.rollout());
      case Verifying verifying -> Optional.of(verifying.rollout());
      case RollingBack back -> Optional.of(back.rollout());
      case Installing installing -> Optional.empty();
      case Stable stable -> Optional.empty();
      case Unknown unknown -> Optional.empty();
    };
  }

  /** The same with another look at how the wave is doing. */
  default Phase with(Rollout rollout) {
    return switch (this) {
      case Preflight preflight -> new Preflight(rollout);
      case Migrating migrating -> new Migrating(rollout);
      case Wave wave -> new Wave(rollout, wave.number());
      case Verifying verifying -> new Verifying(rollout);
      case RollingBack back -> new RollingBack(rollout, back.number());
      case Installing installing -> installing;
      case Stable stable -> stable;
      case Unknown unknown -> unknown;
    };
  }
}
