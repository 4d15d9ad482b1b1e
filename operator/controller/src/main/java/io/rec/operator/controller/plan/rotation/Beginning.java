package io.rec.operator.controller.plan.rotation;

import io.rec.operator.controller.plan.rotation.Outcome.Complaint;
import java.time.Instant;
import java.util.Optional;

/** Whether to begin: by the schedule, in a maintenance window, or because a person asks. */
final class Beginning {
  private Beginning() {}

  static Outcome next(Rotation.Stable phase, RotationInputs in, Instant now) {
    var due = due(in);
    var asked = in.wish().request().isPresent();
    if (!asked && due.filter(time -> !now.isBefore(time)).isEmpty()) {
      return Outcome.to(phase, in);
    }
    var obstacle = obstacle(in, asked);
    if (obstacle.isPresent()) {
      return Outcome.stay(phase, in, "rotation waits for " + obstacle.get())
          .complaint(overdue(in, due, now));
    }
    return Outcome.stay(
            new Rotation.Preparing(Change.forward(phase.current()), now),
            in,
            "a new login is being made")
        .served(asked);
  }

  private static Optional<Instant> due(RotationInputs in) {
    return in.wish().scheduled()
        ? RotationSchedule.due(in.history(), in.wish().every())
        : Optional.empty();
  }

  private static Optional<String> obstacle(RotationInputs in, boolean asked) {
    if (!in.turn().mayAct()) {
      return Optional.of(in.turn().waitsFor().orElse("its turn"));
    }
    if (in.database().access() != RotationInputs.Access.WORKS) {
      return Optional.of("the current login to work");
    }
    return asked || in.turn().windowOpen() ? Optional.empty() : Optional.of("a maintenance window");
  }

  private static Optional<Complaint> overdue(
      RotationInputs in, Optional<Instant> due, Instant now) {
    var patience = in.turn().windowOpen() ? Patience.OVERDUE : Patience.OVERDUE_FOR_WINDOW;
    return due.filter(time -> now.isAfter(time.plus(patience)))
        .map(
            time ->
                new Complaint(
                    "RotationOverdue",
                    "a new database login has been due since %s; it waits for %s"
                        .formatted(time, obstacle(in, false).orElse("nothing"))));
  }
}
