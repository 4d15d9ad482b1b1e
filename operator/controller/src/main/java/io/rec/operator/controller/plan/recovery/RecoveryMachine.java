package io.rec.operator.controller.plan.recovery;

import io.rec.operator.api.spec.RecoverySpec;
import io.rec.operator.controller.plan.diagnosis.Part;
import io.rec.operator.controller.plan.diagnosis.Parts;
import io.rec.operator.controller.plan.diagnosis.Remedies;
import io.rec.operator.controller.plan.diagnosis.Remedy;
import io.rec.operator.controller.plan.diagnosis.RootCause;
import io.rec.operator.controller.plan.machine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Restarts roots, waits until they serve, gives their dependents time to come back by themselves,
 * and restarts of those only who did not. One function of phase, inputs and time.
 */
final class RecoveryMachine {
  private RecoveryMachine() {}

  static Outcome<RecoveryState, RecoveryEffect, RecoveryNews> next(
      RecoveryState before, RecoveryInputs in, Instant now) {
    var answer = new Answer(before);
    if (in.reset()) {
      answer.state(before.forgiven());
      answer.effect(new RecoveryEffect.ResetServed());
      answer.tell(
          RecoveryNews.Kind.RESET,
          List.of(),
          "recoveries are counted anew; a paused desk is released by a person, see the kill switch");
    }
    Beginning.refusePage(answer, in);
    switch (answer.state().phase()) {
      case Recovery.Idle idle -> Beginning.from(idle, answer, in, now);
      case Recovery.Restarting restarting -> restarting(restarting, answer, in, now);
      case Recovery.Settling settling -> settling(settling, answer, in, now);
      case Recovery.Exhausted exhausted -> exhausted(exhausted, answer, in, now);
    }
    in.verdict().nextLook().ifPresent(answer::wakeAt);
    in.verdict().roots().stream()
        .map(RootCause::remedy)
        .filter(Remedy.Wait.class::isInstance)
        .map(wait -> ((Remedy.Wait) wait).until())
        .forEach(answer::wakeAt);
    return new Outcome<>(
        answer.state(),
        answer.effects(),
        RecoveryRemarks.of(answer, in),
        answer.news(),
        answer.wakeAt());
  }

  private static void restarting(
      Recovery.Restarting phase, Answer answer, RecoveryInputs in, Instant now) {
    var effort = phase.effort();
    if (overtaken(effort, answer, in)) {
      return;
    }
    var stage = effort.stages().get(phase.stage());
    var deadline = phase.since().plus(in.spec().stepTimeout().toDuration());
    if (stage.stream().allMatch(name -> replaced(in.parts(), name, effort.id()))) {
      if (effort.requestedBy().isPresent()) {
        end(RecoveryNews.Kind.RECOVERED, effort, answer, "is restarted and serves");
        return;
      }
      answer.phase(new Recovery.Settling(effort, phase.stage(), now));
      answer.wakeAt(now.plus(in.spec().unhealthyAfter().toDuration()));
    } else if (now.isBefore(deadline)) {
      answer.wakeAt(deadline);
    } else {
      fail(
          RecoveryNews.Kind.STUCK,
          effort,
          answer,
          in.spec(),
          "is not available %s after its restart".formatted(in.spec().stepTimeout()),
          now);
    }
  }

  private static void settling(
      Recovery.Settling phase, Answer answer, RecoveryInputs in, Instant now) {
    var effort = phase.effort();
    if (overtaken(effort, answer, in)) {
      return;
    }
    var until = phase.since().plus(in.spec().unhealthyAfter().toDuration());
    if (now.isBefore(until)) {
      answer.wakeAt(until);
      return;
    }
    if (effort.restarted(phase.stage()).stream().anyMatch(name -> ill(in.parts(), name))) {
      fail(
          RecoveryNews.Kind.RELAPSED,
          effort,
          answer,
          in.spec(),
          "was restarted and failed again",
          now);
      return;
    }
    for (var planned = phase.stage() + 1; planned < effort.stages().size(); planned++) {
      var needy =
          effort.stages().get(planned).stream()
              .filter(name -> needsRestart(in.parts(), name, now))
              .toList();
      if (needy.isEmpty()) {
        continue;
      }
      if (Rollouts.underWay(in, Optional.of(effort)).isPresent()) {
        return;
      }
      var next = effort.continued(phase.stage(), planned, needy);
      answer.phase(new Recovery.Restarting(next, phase.stage() + 1, now));
      answer.effect(new RecoveryEffect.Restart(needy, effort.id()));
      answer.wakeAt(now.plus(in.spec().stepTimeout().toDuration()));
      return;
    }
    answer.state(answer.state().allowedFrom(now.plus(pause(answer.state(), in.spec(), now))));
    end(RecoveryNews.Kind.RECOVERED, effort, answer, "is available again");
  }

  private static void exhausted(
      Recovery.Exhausted phase, Answer answer, RecoveryInputs in, Instant now) {
    var wellFrom = phase.since();
    for (var part : in.parts().all()) {
      wellFrom = part.since().isAfter(wellFrom) ? part.since() : wellFrom;
    }
    var window = in.spec().window().toDuration();
    var well = in.parts().all().stream().allMatch(Part::well);
    if (phase.last().generation() != in.generation()
        || (well && !now.isBefore(wellFrom.plus(window)))) {
      answer.state(answer.state().forgiven());
      answer.tell(
          RecoveryNews.Kind.RESET,
          List.of(),
          "%s: recoveries are counted anew; the kill switch stays until a person releases it"
              .formatted(well ? "healthy for " + in.spec().window() : "the spec has changed"));
      return;
    }
    if (well) {
      answer.wakeAt(wellFrom.plus(window));
    }
    answer.effect(
        new RecoveryEffect.PauseEntries(
            phase.last().id() + "/exhausted",
            "recovery of %s exhausted".formatted(phase.last().words())));
    Beginning.byHandAtOnce(answer, in, now);
    Beginning.refuse(answer, in, "recoveries are exhausted");
  }

  /** Whoever has the right of way ends it, as does another spec: its tokens stay. */
  private static boolean overtaken(Effort effort, Answer answer, RecoveryInputs in) {
    if (effort.generation() == in.generation() && in.waitsFor().isEmpty()) {
      return false;
    }
    end(
        RecoveryNews.Kind.ABANDONED,
        effort,
        answer,
        "is left to %s".formatted(in.waitsFor().orElse("the changed spec")));
    return true;
  }

  private static void end(RecoveryNews.Kind kind, Effort effort, Answer answer, String what) {
    answer.phase(Recovery.Idle.clean());
    answer.tell(kind, effort.roots(), "%s %s (%s)".formatted(effort.words(), what, effort.id()));
  }

  private static void fail(
      RecoveryNews.Kind kind,
      Effort effort,
      Answer answer,
      RecoverySpec spec,
      String what,
      Instant now) {
    answer.state(answer.state().allowedFrom(now.plus(pause(answer.state(), spec, now))));
    answer.phase(new Recovery.Idle(Optional.of(effort)));
    answer.tell(kind, effort.roots(), "%s %s (%s)".formatted(effort.words(), what, effort.id()));
    answer.state().nextAllowedAt().ifPresent(answer::wakeAt);
  }

  /** After the first recovery the initial pause, after each further one twice as long. */
  static Duration pause(RecoveryState state, RecoverySpec spec, Instant now) {
    var longest = spec.backoff().max().toDuration();
    var pause = spec.backoff().initial().toDuration();
    var further = state.within(spec.window().toDuration(), now).size() - 1;
    for (var n = 0; n < further && pause.compareTo(longest) < 0; n++) {
      pause = pause.multipliedBy(2);
    }
    return Comparator.<Duration>naturalOrder().compare(pause, longest) < 0 ? pause : longest;
  }

  /** Its pods bear the token, and all of them serve. */
  private static boolean replaced(Parts parts, String name, String token) {
    return parts
        .find(name)
        .filter(part -> part.token().equals(token) && part.complete())
        .isPresent();
  }

  private static boolean ill(Parts parts, String name) {
    return parts.find(name).filter(part -> !part.well()).isPresent();
  }

  /**
   * Who waits for something that is down itself, and not of this recovery, is no better for a
   * restart: that is the next root.
   */
  private static boolean needsRestart(Parts parts, String name, Instant now) {
    return parts
            .find(name)
            .filter(part -> !part.well())
            .filter(part -> Remedies.of(part, now) instanceof Remedy.Restart)
            .isPresent()
        && parts.graph().allDependenciesOf(name).stream().noneMatch(needed -> ill(parts, needed));
  }
}
