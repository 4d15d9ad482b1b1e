package io.rec.operator.controller.plan;

import io.rec.operator.controller.plan.rotation.Effect;
import io.rec.operator.controller.plan.rotation.Outcome;
import java.time.Duration;
import java.util.Optional;

/**
 * What a pass does about the rotation of the database login.
 *
 * @param desk with the phase, tokens and requests as they are to be stored
 * @param moved another phase begins
 * @param order what is to be done in the database
 * @param restart a component that holds on to the old login
 * @param message what the rotation waits for, empty if for nothing
 * @param wakeUp when to come back because of it
 */
record RotationPass(
    Desk desk,
    boolean moved,
    Optional<Effect.Order> order,
    Optional<Outcome.Restart> restart,
    String message,
    Optional<Outcome.Complaint> complaint,
    Optional<Duration> wakeUp) {

  /** The same of the system with what else is to be stored. */
  RotationPass with(Desk recorded) {
    return new RotationPass(recorded, moved, order, restart, message, complaint, wakeUp);
  }

  /** Nothing happens. */
  static RotationPass still(Desk desk) {
    return new RotationPass(
        desk, false, Optional.empty(), Optional.empty(), "", Optional.empty(), Optional.empty());
  }
}
