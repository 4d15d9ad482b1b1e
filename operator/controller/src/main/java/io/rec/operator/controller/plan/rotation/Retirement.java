package io.rec.operator.controller.plan.rotation;

import io.rec.operator.controller.plan.rotation.RotationInputs.History;
import java.time.Instant;
import java.util.Optional;

/** The old login's password goes, then the Secrets that held it; then all is quiet. */
final class Retirement {
  private Retirement() {}

  static Outcome next(Rotation.Retiring phase, RotationInputs in, Instant now) {
    var scramble =
        Effect.Order.of(new Effect.Scramble(phase.change().from().slot()), phase, phase.since());
    if (!in.steps().finished(scramble)) {
      return Outcome.stay(phase, in, in.steps().failure().orElse("the old login is being retired"))
          .order(scramble);
    }
    if (in.publication().leftovers()) {
      return Outcome.stay(phase, in, "the old login is being retired");
    }
    var history =
        phase.change().back() ? in.history() : new History(Optional.of(now), Optional.empty());
    return Outcome.to(new Rotation.Stable(phase.change().to()), in).history(history);
  }
}
