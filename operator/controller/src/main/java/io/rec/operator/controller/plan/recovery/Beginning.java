package io.rec.operator.controller.plan.recovery;

import io.rec.operator.api.catalog.Diagnosis;
import io.rec.operator.controller.plan.diagnosis.Part;
import io.rec.operator.controller.plan.diagnosis.Remedies;
import io.rec.operator.controller.plan.diagnosis.Remedy;
import io.rec.operator.controller.plan.diagnosis.RootCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How a recovery begins: by a person, by what is unavailable, or by the failure detector. */
final class Beginning {
  private Beginning() {}

  static void from(Recovery.Idle idle, Answer answer, RecoveryInputs in, Instant now) {
    var failed = idle.failed().filter(effort -> stillFailed(effort, in));
    answer.phase(new Recovery.Idle(failed));
    var targets = new TreeSet<String>();
    if (in.spec().enabled()) {
      in.verdict().roots().stream()
          .filter(root -> root.remedy() instanceof Remedy.Restart)
          .map(RootCause::name)
          .forEach(targets::add);
    }
    asked(answer, in, now).ifPresent(targets::add);
    if (in.byHand().isEmpty() && targets.isEmpty()) {
      return;
    }
    var obstacle = in.waitsFor().or(() -> Rollouts.underWay(in, failed).map(Beginning::rollout));
    if (obstacle.isPresent()) {
      answer.waits(obstacle.get());
    } else if (in.byHand().isPresent()) {
      byHand(answer, in, now);
    } else {
      byItself(List.copyOf(targets), failed, answer, in, now);
    }
  }

  private static String rollout(String component) {
    return "the rollout of " + component;
  }

  private static boolean stillFailed(Effort effort, RecoveryInputs in) {
    return effort.generation() == in.generation()
        && !effort.roots().stream()
            .allMatch(name -> in.parts().find(name).filter(Part::complete).isPresent());
  }

  private static void byHand(Answer answer, RecoveryInputs in, Instant now) {
    var ask = in.byHand().orElseThrow();
    byHandAtOnce(answer, in, now)
        .ifPresent(
            given -> {
              var effort =
                  new Effort(
                      given,
                      Optional.of(ask.by().isEmpty() ? "an annotation" : ask.by()),
                      in.generation(),
                      List.of(List.of(ask.component())));
              answer.phase(new Recovery.Restarting(effort, 0, now));
              answer.wakeAt(now.plus(in.spec().stepTimeout().toDuration()));
            });
  }

  /** What a person asks for is done even when recoveries are exhausted. */
  static Optional<String> byHandAtOnce(Answer answer, RecoveryInputs in, Instant now) {
    if (in.byHand().isEmpty()) {
      return Optional.empty();
    }
    var ask = in.byHand().get();
    var part = in.parts().find(ask.component()).filter(found -> found.kind() != Part.Kind.OUTSIDE);
    serve(ask, answer, in);
    if (part.isEmpty()) {
      answer.tell(
          RecoveryNews.Kind.REFUSED,
          List.of(ask.component()),
          "%s: there is no component '%s'; there are %s"
              .formatted(
                  in.person().isPresent()
                      ? "rec.io/restart"
                      : "asked for on the page" + ask.words(),
                  ask.component(),
                  String.join(", ", in.parts().graph().nodes())));
      return Optional.empty();
    }
    // The same word for another restart of the same pods would change no template.
    var token =
        part.get().token().equals(ask.word())
            ? "%s-%d".formatted(ask.word(), now.getEpochSecond())
            : ask.word();
    answer.effect(new RecoveryEffect.Restart(List.of(ask.component()), token));
    answer.tell(
        RecoveryNews.Kind.RESTARTED,
        List.of(ask.component()),
        "%s restarts, asked for as %s%s".formatted(ask.component(), ask.word(), ask.words()));
    return Optional.of(token);
  }

  /** Stored in one write with the token: whoever crashes before it has done nothing. */
  private static void serve(Ask ask, Answer answer, RecoveryInputs in) {
    if (in.person().isPresent()) {
      answer.effect(new RecoveryEffect.RestartServed());
    } else {
      answer.state(answer.state().answered(ask.word()));
    }
  }

  /** Whoever stands before the page is told at once; an annotation waits for its time. */
  static void refusePage(Answer answer, RecoveryInputs in) {
    in.page()
        .filter(ask -> in.suspended())
        .ifPresent(
            ask -> {
              answer.state(answer.state().answered(ask.word()));
              answer.tell(
                  RecoveryNews.Kind.REFUSED,
                  List.of(ask.component()),
                  "%s is not restarted, asked for on the page as %s%s: the system is suspended; resume it, which starts every pod anew"
                      .formatted(ask.component(), ask.word(), ask.words()));
            });
  }

  private static void byItself(
      List<String> targets,
      Optional<Effort> failed,
      Answer answer,
      RecoveryInputs in,
      Instant now) {
    var window = in.spec().window().toDuration();
    var effort =
        new Effort(
            "r-" + now.getEpochSecond(), Optional.empty(), in.generation(), stages(targets, in));
    if (answer.state().within(window, now).size() >= in.spec().maxRecoveries()) {
      var last = failed.orElse(effort);
      answered(answer, in);
      answer.phase(new Recovery.Exhausted(last, now));
      answer.effect(
          new RecoveryEffect.PauseEntries(
              last.id() + "/exhausted", "recovery of %s exhausted".formatted(last.words())));
      answer.tell(
          RecoveryNews.Kind.EXHAUSTED,
          targets,
          "%d recoveries within %s did not help %s: entries are paused; find the cause, then annotate rec.io/reset-recovery with a new word"
              .formatted(
                  in.spec().maxRecoveries(), in.spec().window(), String.join(", ", targets)));
      return;
    }
    var allowed = answer.state().nextAllowedAt();
    if (allowed.filter(now::isBefore).isPresent()) {
      answer.waits("the pause between recoveries, until " + allowed.get());
      answer.wakeAt(allowed.get());
      return;
    }
    answered(answer, in);
    answer.state(answer.state().attempted(window, now));
    answer.phase(new Recovery.Restarting(effort, 0, now));
    answer.effect(new RecoveryEffect.Restart(targets, effort.id()));
    answer.wakeAt(now.plus(in.spec().stepTimeout().toDuration()));
    answer.tell(
        RecoveryNews.Kind.STARTED,
        targets,
        "restarting %s (%s)".formatted(String.join(", ", targets), effort.id()));
  }

  /** The roots, then of their dependents the critical ones that are unavailable, by layer. */
  private static List<List<String>> stages(List<String> roots, RecoveryInputs in) {
    var ill =
        in.parts().all().stream()
            .filter(part -> !part.well())
            .map(Part::name)
            .collect(Collectors.toCollection(TreeSet::new));
    var stages = new ArrayList<List<String>>();
    for (var stage : Diagnosis.of(in.parts().graph(), ill).stages(new TreeSet<>(roots))) {
      var restarted =
          stage.stream()
              .filter(name -> roots.contains(name) || in.parts().get(name).critical())
              .toList();
      if (!restarted.isEmpty()) {
        stages.add(restarted);
      }
    }
    return stages;
  }

  /** The component that the failure detector may have restarted; every wish is answered once. */
  private static Optional<String> asked(Answer answer, RecoveryInputs in, Instant now) {
    if (in.detector().isEmpty()) {
      return Optional.empty();
    }
    var ask = in.detector().get();
    var part = in.parts().find(ask.component());
    var remedy = part.flatMap(found -> Remedies.against(found, now));
    if (remedy.filter(Remedy.Wait.class::isInstance).isPresent()) {
      return Optional.empty();
    }
    var refusal = refusal(ask, part, remedy, in);
    refusal.ifPresent(why -> refuse(answer, in, why));
    return refusal.isPresent() ? Optional.empty() : Optional.of(ask.component());
  }

  /** Tells why the failure detector's wish is not fulfilled, if there is one. */
  static void refuse(Answer answer, RecoveryInputs in, String why) {
    in.detector()
        .ifPresent(
            ask ->
                answer.tell(
                    RecoveryNews.Kind.REFUSED,
                    List.of(ask.component()),
                    "the failure detector wants %s restarted (%s): %s"
                        .formatted(ask.component(), ask.why(), why)));
    answered(answer, in);
  }

  private static void answered(Answer answer, RecoveryInputs in) {
    in.detector().map(Ask::word).map(answer.state()::answered).ifPresent(answer::state);
  }

  private static Optional<String> refusal(
      Ask ask, Optional<Part> part, Optional<Remedy> remedy, RecoveryInputs in) {
    if (part.isEmpty()) {
      return Optional.of("there is no such component");
    }
    if (!in.spec().enabled()) {
      return Optional.of("spec.recovery.enabled is false, nothing is restarted unasked");
    }
    var cause =
        in.parts().graph().allDependenciesOf(ask.component()).stream()
            .filter(name -> !in.parts().get(name).well())
            .findFirst();
    if (cause.isPresent()) {
      return Optional.of("it waits for " + cause.get());
    }
    return part.get().critical()
        ? remedy.map(Remedy::words)
        : Optional.of("not critical, only a person restarts it");
  }
}
