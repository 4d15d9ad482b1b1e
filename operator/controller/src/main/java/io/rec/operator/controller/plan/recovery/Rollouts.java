package io.rec.operator.controller.plan.recovery;

import io.rec.operator.controller.plan.diagnosis.Part;
import java.util.Optional;

/**
 * A restart must not meet a rollout: that one explains what is unavailable, and may yet cure it.
 */
final class Rollouts {
  private Rollouts() {}

  /**
   * Some part whose pods are being replaced.
   *
   * @param own the recovery whose own restarts do not count: one that is stuck would stand in the
   *     way of the next
   */
  static Optional<String> underWay(RecoveryInputs in, Optional<Effort> own) {
    return in.parts().all().stream()
        .filter(part -> in.outdated().contains(part.name()) || part.rolling())
        .filter(part -> own.filter(effort -> effort.id().equals(part.token())).isEmpty())
        .map(Part::name)
        .findFirst();
  }
}
