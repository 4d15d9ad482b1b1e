package io.rec.operator.controller.plan;

import io.rec.operator.api.Verbs;
import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.spec.KillLevel;
import io.rec.operator.controller.database.KillOrder;
import io.rec.operator.controller.observe.RecoveryRequestSeen;
import io.rec.operator.controller.plan.diagnosis.Parts;
import io.rec.operator.controller.plan.diagnosis.Verdict;
import io.rec.operator.controller.plan.machine.Machine;
import io.rec.operator.controller.plan.machine.Turn;
import io.rec.operator.controller.plan.recovery.Ask;
import io.rec.operator.controller.plan.recovery.RecoveryCodec;
import io.rec.operator.controller.plan.recovery.RecoveryEffect;
import io.rec.operator.controller.plan.recovery.RecoveryInputs;
import io.rec.operator.controller.plan.recovery.RecoveryPlan;
import io.rec.operator.controller.plan.recovery.RecoveryPlanner;
import io.rec.operator.controller.render.Labels;
import io.rec.operator.controller.render.Names;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Puts the recovery's questions to a system, and writes its answers down in the status. */
final class Recoveries {
  private final RecoveryPlanner planner = new RecoveryPlanner();

  /**
   * @param writes nothing may be begun or ended when this is false, only told
   */
  RecoveryPlan plan(Facts facts, Topology topology, boolean writes) {
    var before = facts.desk().status().recovery();
    if (!facts.faults().isEmpty()) {
      return RecoveryPlan.unchanged(before);
    }
    var inputs = inputs(facts, topology, facts.now());
    var turn = Turn.of(facts.desk().status(), wishes(facts, inputs));
    return planner.plan(
        before, inputs.waitingFor(turn.waitsFor(Machine.RECOVERY)), writes, facts.now());
  }

  private Set<Machine> wishes(Facts facts, RecoveryInputs inputs) {
    var wishes = EnumSet.noneOf(Machine.class);
    wishes.addAll(facts.wishes());
    if (planner.wishes(facts.desk().status().recovery(), inputs, facts.now())) {
      wishes.add(Machine.RECOVERY);
    }
    return wishes;
  }

  private static RecoveryInputs inputs(Facts facts, Topology topology, Instant now) {
    var desk = facts.desk();
    var spec = desk.spec().recovery();
    var parts = PartsSeen.of(facts, topology);
    // What has never been up is being installed; what is suspended is meant to be down.
    var judged = facts.installed() && !facts.suspended();
    return new RecoveryInputs(
        parts,
        judged ? Verdict.of(parts, spec.unhealthyAfter().toDuration(), now) : Verdict.none(),
        spec,
        desk.generation(),
        person(desk, parts),
        requested(facts)
            .filter(RecoveryRequestSeen::ofPerson)
            .filter(asked -> ready(desk, parts, asked.component()))
            .map(asked -> new Ask(asked.component(), asked.nonce(), asked.by(), asked.evidence())),
        requested(facts)
            .filter(asked -> judged && !asked.ofPerson())
            .map(asked -> Ask.ofDetector(asked.component(), asked.nonce(), asked.evidence())),
        facts.suspended() || desk.stops(),
        ResetVerb.asked(desk).isPresent(),
        outdated(facts),
        Optional.empty());
  }

  private static Optional<RecoveryRequestSeen> requested(Facts facts) {
    return facts
        .seen()
        .recoveryRequest()
        .filter(asked -> !asked.nonce().equals(facts.desk().status().recovery().servedRequest()));
  }

  private static Optional<Ask> person(Desk desk, Parts parts) {
    return RestartVerb.asked(desk)
        .filter(verb -> ready(desk, parts, verb.component()))
        .map(
            verb ->
                new Ask(
                    verb.component(),
                    verb.token(),
                    desk.annotations().getOrDefault(Verbs.BY, "").strip(),
                    ""));
  }

  /** A component without a line in the status has no place for its token yet. */
  private static boolean ready(Desk desk, Parts parts, String component) {
    return !parts.byName().containsKey(component)
        || component.equals(Names.POSTGRES)
        || desk.status().components().stream().anyMatch(line -> line.name().equals(component));
  }

  private static Set<String> outdated(Facts facts) {
    var outdated = new TreeSet<>(facts.report().outdated());
    if (facts.databaseRolling()) {
      outdated.add(Names.POSTGRES);
    }
    return outdated;
  }

  /** Something of it is to be seen in what is rendered: a token, or the pause of entries. */
  static boolean shows(Desk desk, RecoveryPlan plan) {
    return !plan.effects().isEmpty()
        || RecoveryCodec.exhausted(plan.status())
            != RecoveryCodec.exhausted(desk.status().recovery());
  }

  /** The system with all that has to be stored before anything is done. */
  static Desk recorded(Desk desk, RecoveryPlan plan) {
    var recorded = desk.with(desk.status().change().recovery(plan.status()).seal());
    for (var effect : plan.effects()) {
      var asked = recorded;
      recorded =
          switch (effect) {
            case RecoveryEffect.RestartServed served ->
                RestartVerb.asked(asked).map(verb -> verb.recorded(asked)).orElse(asked);
            case RecoveryEffect.ResetServed served ->
                ResetVerb.asked(asked).map(verb -> verb.recorded(asked)).orElse(asked);
            case RecoveryEffect.Restart restart ->
                asked.restarting(restart.components(), restart.token());
            case RecoveryEffect.PauseEntries pause -> asked;
          };
    }
    return recorded;
  }

  /**
   * What of it has to be stored before it is done, if there is something; a restart comes first.
   */
  static Optional<Step> step(Facts facts, RecoveryPlan plan) {
    for (var effect : plan.effects()) {
      if (effect instanceof RecoveryEffect.Restart restart) {
        return Optional.of(new Step.Restart(restart.components(), restart.token()));
      }
    }
    return plan.effects().stream()
        .filter(RecoveryEffect.PauseEntries.class::isInstance)
        .map(RecoveryEffect.PauseEntries.class::cast)
        // While the database is away the control document alone pauses the desk.
        .filter(pause -> facts.seen().open().isPresent())
        .map(
            pause ->
                new KillOrder(
                    KillLevel.PAUSE_ENTRIES.text(),
                    pause.reason(),
                    Labels.OPERATOR,
                    facts.desk().owner().uid() + "/" + pause.request()))
        // Asked for as long as it is exhausted, and done once: other machines need the step.
        .filter(order -> !facts.seen().steps().done().contains(order.request()))
        .<Step>map(Step.RaiseKill::new)
        .findFirst();
  }
}
