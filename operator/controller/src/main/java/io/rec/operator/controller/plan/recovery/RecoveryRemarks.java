package io.rec.operator.controller.plan.recovery;

import io.rec.operator.api.status.ConditionType;
import io.rec.operator.controller.plan.diagnosis.Remedy;
import io.rec.operator.controller.plan.diagnosis.RootCause;
import io.rec.operator.controller.plan.machine.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a recovery has to say to the conditions: culprit and next step. */
final class RecoveryRemarks {
  private RecoveryRemarks() {}

  static List<Remark> of(Answer answer, RecoveryInputs in) {
    var remarks = new ArrayList<Remark>();
    degraded(answer, in).ifPresent(remarks::add);
    progressing(answer).ifPresent(remarks::add);
    return remarks;
  }

  private static Optional<Remark> degraded(Answer answer, RecoveryInputs in) {
    var causes =
        in.verdict().roots().stream()
            .map(root -> "%s; %s".formatted(root.words(), step(root, answer, in)))
            .collect(Collectors.joining(". "));
    return switch (answer.state().phase()) {
      case Recovery.Exhausted exhausted ->
          yes(
              "RecoveryExhausted",
              "entries are paused: %d recoveries within %s did not help %s; find the cause, then annotate rec.io/reset-recovery with a new word or change the spec"
                  .formatted(
                      in.spec().maxRecoveries(), in.spec().window(), exhausted.last().words()),
              causes);
      case Recovery.Idle idle when idle.failed().isPresent() ->
          yes(
              "RecoveryStuck",
              "the restart of %s did not help; next attempt %s"
                  .formatted(
                      idle.failed().get().words(),
                      answer.state().nextAllowedAt().map(at -> "at " + at).orElse("when needed")),
              causes);
      case Recovery.Idle idle -> roots(in, causes);
      case Recovery.Restarting restarting -> roots(in, causes);
      case Recovery.Settling settling -> roots(in, causes);
    };
  }

  private static Optional<Remark> roots(RecoveryInputs in, String causes) {
    if (in.verdict().roots().isEmpty()) {
      return Optional.empty();
    }
    var helpless =
        in.verdict().roots().stream().anyMatch(root -> root.remedy() instanceof Remedy.CannotHelp);
    return Optional.of(
        Remark.yes(ConditionType.DEGRADED, helpless ? "CannotHelp" : "RootCause", causes));
  }

  private static Optional<Remark> yes(String reason, String message, String causes) {
    return Optional.of(
        Remark.yes(
            ConditionType.DEGRADED,
            reason,
            causes.isEmpty() ? message : "%s (%s)".formatted(message, causes)));
  }

  private static Optional<Remark> progressing(Answer answer) {
    return switch (answer.state().phase()) {
      case Recovery.Restarting in ->
          recovering(
              "restarting %s, stage %d of %d"
                  .formatted(
                      String.join(", ", in.effort().stages().get(in.stage())),
                      in.stage() + 1,
                      in.effort().stages().size()));
      case Recovery.Settling in ->
          recovering(
              "%s restarted, its dependents get time to come back"
                  .formatted(String.join(", ", in.effort().restarted(in.stage()))));
      case Recovery.Idle idle -> Optional.empty();
      case Recovery.Exhausted exhausted -> Optional.empty();
    };
  }

  private static Optional<Remark> recovering(String message) {
    return Optional.of(Remark.yes(ConditionType.PROGRESSING, "Recovering", message));
  }

  private static String step(RootCause root, Answer answer, RecoveryInputs in) {
    if (!(root.remedy() instanceof Remedy.Restart)) {
      return root.remedy().words();
    }
    if (!in.spec().enabled()) {
      return "spec.recovery.enabled is false: annotate rec.io/restart=%s/<new word>"
          .formatted(root.name());
    }
    return switch (answer.state().phase()) {
      case Recovery.Exhausted exhausted -> "not restarted again";
      case Recovery.Restarting restarting -> "recovery under way";
      case Recovery.Settling settling -> "recovery under way";
      case Recovery.Idle idle ->
          answer.waits().map(what -> "its restart waits for " + what).orElse(root.remedy().words());
    };
  }
}
