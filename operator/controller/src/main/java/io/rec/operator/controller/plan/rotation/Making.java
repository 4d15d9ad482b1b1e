package io.rec.operator.controller.plan.rotation;

import io.rec.operator.controller.plan.rotation.RotationInputs.History;
import java.time.Instant;
import java.util.Optional;

/** The login that is to come is laid ready, made in the database and tried there. */
final class Making {
  private Making() {}

  static Outcome next(Rotation.Preparing phase, RotationInputs in, Instant now) {
    var order = Effect.Order.of(new Effect.Prepare(phase.change().to()), phase, phase.since());
    if (in.steps().finished(order)) {
      return Outcome.to(new Rotation.Published(phase.change(), now), in);
    }
    // Bringing an old login back is nothing that could wait for somebody else.
    if (!phase.change().back()) {
      if (!in.turn().mayAct()) {
        return Outcome.stay(
            phase, in, "rotation waits for " + in.turn().waitsFor().orElse("its turn"));
      }
      if (!now.isBefore(phase.since().plus(Patience.PREPARING))) {
        return givenUp(phase, in, now);
      }
    }
    if (!in.publication().strangers().isEmpty()) {
      return Outcome.stay(
          phase,
          in,
          "%s belongs to someone else; rename or delete it"
              .formatted(String.join(", ", in.publication().strangers())));
    }
    if (!in.publication().next()) {
      return Outcome.stay(phase, in, "a new login is being made");
    }
    return Outcome.stay(phase, in, in.steps().failure().orElse("a new login is being made"))
        .order(order);
  }

  /** Nothing was published: the half-made login goes, and all is as before. */
  private static Outcome givenUp(Rotation.Preparing phase, RotationInputs in, Instant now) {
    return Outcome.stay(
            new Rotation.Retiring(phase.change().reversed(), now),
            in,
            "given up: " + in.steps().failure().orElse("the new login could not be made in time"))
        .history(new History(in.history().rotatedAt(), Optional.of(now)));
  }

  /** The services come back to the login they had; what was begun is undone in good order. */
  static Outcome back(Change change, RotationInputs in, Instant now, String why) {
    return Outcome.stay(new Rotation.Preparing(change.reversed(), now), in, "given up: " + why)
        .history(new History(in.history().rotatedAt(), Optional.of(now)));
  }
}
