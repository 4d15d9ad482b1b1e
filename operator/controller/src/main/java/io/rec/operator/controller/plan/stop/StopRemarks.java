package io.rec.operator.controller.plan.stop;

import io.rec.operator.api.spec.EmergencyPolicy;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.controller.plan.machine.Remark;
import java.util.List;

/** What a stop has to say to the conditions: what it waits for, and what a person can do. */
final class StopRemarks {
  private StopRemarks() {}

  static List<Remark> of(Stop phase, StopInputs in) {
    return switch (phase) {
      case Stop.Running running ->
          in.wanted()
              ? resting("Paused", "the suspension waits: take the annotation rec.io/paused away")
              : List.of();
      case Stop.Pausing pausing -> working(goal(in), in, pausing(in));
      case Stop.Cancelling cancelling -> working(goal(in), in, cancelling(in));
      case Stop.WaitingForFlat waiting -> working("WaitingForFlat", in, waiting(in));
      case Stop.Flattening flattening ->
          working(
              "WaitingForFlat", in, "closing positions (emergencyPolicy Flatten): " + stakes(in));
      case Stop.Draining(var step) -> working(goal(in), in, draining(step, in));
      case Stop.Copying copying -> working("WaitingForCopy", in, copying(in));
      case Stop.Closing closing -> working(goal(in), in, "stopping the database");
      case Stop.Stopped stopped -> stopped(in);
      case Stop.Starting(var step) -> starting(step, in);
    };
  }

  private static List<Remark> stopped(StopInputs in) {
    return switch (in.wish()) {
      case StopInputs.Wish.Run run -> List.of();
      case StopInputs.Wish.Suspend suspend ->
          resting("Suspended", "suspended; set spec.suspend to false to resume");
      case StopInputs.Wish.Delete delete -> working(goal(in), in, "everything has stopped");
    };
  }

  private static String goal(StopInputs in) {
    return in.wish() instanceof StopInputs.Wish.Delete ? "Stopping" : "Suspending";
  }

  /** What a person does who does not want to wait any longer. */
  private static String instead(StopInputs in) {
    return in.wish() instanceof StopInputs.Wish.Delete(var name)
        ? "annotate rec.io/force-delete=%s to delete it with whatever is open".formatted(name)
        : "set spec.suspend to false to end the suspension";
  }

  private static String pausing(StopInputs in) {
    return in.book().open()
        ? "pausing entries"
        : "entries cannot be paused while the database does not answer"
            + (in.rules().insists()
                ? ": bring it back, or " + instead(in)
                : "; going on in a moment");
  }

  private static String cancelling(StopInputs in) {
    return "canceling resting orders: " + stakes(in);
  }

  private static String waiting(StopInputs in) {
    var then =
        in.rules().emergency() == EmergencyPolicy.FLATTEN
            ? "closed by emergencyPolicy Flatten after %d min"
                .formatted(StopMachine.FLAT_BY_ITSELF.toMinutes())
            : "kept until they end (emergencyPolicy %s)".formatted(in.rules().emergency());
    return "%s; positions are %s; recio kill flatten closes them now; %s"
        .formatted(stakes(in), then, instead(in));
  }

  private static String stakes(StopInputs in) {
    return in.book()
        .stakes()
        .map(
            stakes ->
                "%d open trade%s, %d order%s"
                    .formatted(
                        stakes.trades(),
                        stakes.trades() == 1 ? "" : "s",
                        stakes.orders(),
                        stakes.orders() == 1 ? "" : "s"))
        .orElse("the database does not say what is open");
  }

  private static String draining(Stop.Step step, StopInputs in) {
    var left = in.leftFrom(step.layers());
    if (left.isEmpty() && !in.jobs().isEmpty()) {
      return "waiting for Job %s before the database stops".formatted(String.join(", ", in.jobs()));
    }
    return left.isEmpty() ? "stopping components" : "stopping " + String.join(", ", left);
  }

  private static String copying(StopInputs in) {
    return in.copy() == LastCopy.FAILED
        ? "the last copy of the database failed; delete its Job to have it tried again, or "
            + instead(in)
        : "taking a last copy of the database; " + instead(in);
  }

  private static List<Remark> starting(Stop.Step step, StopInputs in) {
    var absent = in.absentBelow(step.layers());
    var what =
        in.database().serves()
            ? absent.isEmpty() ? "starting components" : "starting " + String.join(", ", absent)
            : "starting the database";
    return List.of(
        new Remark(ConditionType.READY, false, "Resuming", what),
        Remark.yes(ConditionType.PROGRESSING, "Resuming", what));
  }

  private static List<Remark> working(String reason, StopInputs in, String message) {
    return List.of(
        new Remark(ConditionType.READY, false, goal(in), message),
        Remark.yes(ConditionType.PROGRESSING, reason, message));
  }

  private static List<Remark> resting(String reason, String message) {
    return List.of(
        new Remark(ConditionType.READY, false, reason, message),
        new Remark(
            ConditionType.PROGRESSING,
            false,
            reason.equals("Suspended") ? "Idle" : reason,
            message));
  }
}
