package io.rec.operator.controller.plan.rotation;

import io.rec.operator.controller.plan.rotation.Rotation.Draining;
import io.rec.operator.controller.plan.rotation.Rotation.Retiring;
import io.rec.operator.controller.plan.rotation.Rotation.Switching;
import java.time.Instant;
import java.util.Optional;

/**
 * The old login is closed, which leaves open sessions alone: a trial that is taken back as soon as
 * somebody turns out to need it.
 */
final class Rehearsal {
  private Rehearsal() {}

  static Effect.Order close(Draining phase) {
    return Effect.Order.of(new Effect.Close(phase.change().from().slot()), phase, phase.since());
  }

  static Outcome next(Draining phase, RotationInputs in, Instant now) {
    var refused = Moving.refused(phase.change(), in, now);
    if (refused.isPresent()) {
      return Making.back(phase.change(), in, now, refused.get());
    }
    var close = close(phase);
    if (!in.steps().finished(close)) {
      return Outcome.stay(
              phase, in, in.steps().failure().orElse("the old login is closed on trial"))
          .order(close);
    }
    var sessions = in.database().sessions().filter(found -> found.at().isAfter(phase.since()));
    return sessions
        .map(found -> counted(phase, new Crowd(phase.change(), in.consumers(), found), in, now))
        .orElseGet(() -> Outcome.stay(phase, in, in.database().counting()));
  }

  private static Outcome counted(Draining phase, Crowd crowd, RotationInputs in, Instant now) {
    var locked = crowd.lockedOut(phase.since());
    if (locked.isPresent()) {
      return takenBack(phase, in, now, locked.get());
    }
    var over = !now.isBefore(phase.since().plus(Patience.REHEARSAL));
    if (!crowd.holders().isEmpty()) {
      var holders = String.join(", ", crowd.holders());
      var held =
          Outcome.stay(phase, in, "on the old login: " + holders)
              .complaint(Moving.blocked(crowd, !over));
      return in.wish().terminate() ? held.order(terminate(phase, crowd)) : held;
    }
    if (over && in.turn().mayAct()) {
      return Outcome.to(new Retiring(phase.change(), now), in);
    }
    return Outcome.stay(
        phase,
        in,
        over
            ? "rotation waits for " + in.turn().waitsFor().orElse("its turn")
            : "the old login is closed on trial until " + phase.since().plus(Patience.REHEARSAL));
  }

  /** Each look may find others, so it is never done with once and for all. */
  private static Effect.Order terminate(Draining phase, Crowd crowd) {
    return Effect.Order.of(
        new Effect.Terminate(phase.change().from().slot()), phase, crowd.sessions().at());
  }

  private static Outcome takenBack(
      Draining phase, RotationInputs in, Instant now, Consumer locked) {
    var again = new Switching(phase.change(), phase.publishedAt(), now, Optional.empty());
    return Outcome.stay(again, in, locked.name() + " needed the old login: both are valid again")
        .order(Effect.Order.of(new Effect.Reopen(phase.change().from().slot()), again, now));
  }
}
