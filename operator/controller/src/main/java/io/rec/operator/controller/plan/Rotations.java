package io.rec.operator.controller.plan;

import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.spec.database.Leftover;
import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.api.status.CredentialsStatus;
import io.rec.operator.api.status.TradingSystemStatus;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.SecretSeen;
import io.rec.operator.controller.plan.machine.Machine;
import io.rec.operator.controller.plan.machine.Turn;
import io.rec.operator.controller.plan.recovery.RecoveryCodec;
import io.rec.operator.controller.plan.rotation.Outcome;
import io.rec.operator.controller.plan.rotation.Rotation;
import io.rec.operator.controller.plan.rotation.RotationCodec;
import io.rec.operator.controller.plan.rotation.RotationInputs;
import io.rec.operator.controller.plan.rotation.RotationMachine;
import io.rec.operator.controller.plan.rotation.Sessions;
import io.rec.operator.controller.plan.rotation.Slot;
import io.rec.operator.controller.plan.window.MaintenanceWindows;
import io.rec.operator.controller.render.Names;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Gathers what the rotation's machine has to know, and puts into a desk what follows from it. */
final class Rotations {
  private Rotations() {}

  /**
   * @param free the pass may change something, and nobody else has taken its step
   */
  static RotationPass plan(Facts facts, Topology topology, boolean free) {
    var wishes = facts.wishes();
    if (!facts.installed()) {
      wishes.add(Machine.RELEASE);
    }
    var turn = turn(facts.desk(), facts.missingSecret(), wishes);
    return plan(facts.desk(), facts.seen(), topology, free, turn, facts.now());
  }

  /**
   * It comes last, and also waits for a person where recoveries did not help.
   *
   * @param wishes machines that would begin now if they could
   */
  static RotationInputs.Turn turn(Desk desk, Optional<Lack> missing, Set<Machine> wishes) {
    var all = EnumSet.of(Machine.ROTATION);
    all.addAll(wishes);
    if (RecoveryCodec.exhausted(desk.status().recovery())) {
      all.add(Machine.RECOVERY);
    }
    var first =
        missing.map(Lack::message).or(() -> Turn.of(desk.status(), all).waitsFor(Machine.ROTATION));
    return new RotationInputs.Turn(first.isEmpty(), first, true);
  }

  /**
   * @param free the pass may change something
   * @param turn whether it is the rotation's turn
   */
  static RotationPass plan(
      Desk desk,
      Observation seen,
      Topology topology,
      boolean free,
      RotationInputs.Turn turn,
      Instant now) {
    var rotation = RotationCodec.read(desk.status().credentials());
    if (rotation.isEmpty() || !free || desk.stops()) {
      return RotationPass.still(desk);
    }
    if (desk.spec().database().credentials().secretRef() != null) {
      return RotationPass.still(refused(desk));
    }
    var in = inputs(desk, seen, topology, turn, now);
    var outcome = RotationMachine.next(rotation.get(), in, now);
    return new RotationPass(
        recorded(desk, rotation.get(), outcome, now),
        !outcome.rotation().equals(rotation.get()),
        outcome.order().filter(order -> reached(seen)),
        outcome.restart(),
        outcome.message(),
        outcome.complaint(),
        Optional.of(RotationMachine.wakeUp(outcome.rotation())));
  }

  /** What of it has to be stored before it is done. */
  static Step step(Facts facts, LoginPlanner logins, List<SecretWish> secrets) {
    var pass = facts.rotation();
    return pass.order()
        .flatMap(order -> logins.step(pass.desk(), facts.seen(), order))
        .or(
            () ->
                pass.restart()
                    .map(wish -> new Step.Restart(List.of(wish.component()), wish.token())))
        .orElseGet(
            () ->
                pass.moved() || LoginSecrets.change(secrets, facts.seen())
                    ? new Step.Publish()
                    : new Step.None());
  }

  /** Asking a database that was silent a moment ago would only hold the pass up. */
  private static boolean reached(Observation seen) {
    return seen.look().look() instanceof Look.Open || seen.look().look() instanceof Look.Refused;
  }

  /** A login of the owner's own is not ours to change. */
  private static Desk refused(Desk desk) {
    return RotationRequest.asked(desk)
        .map(value -> RotationRequest.served(desk, value))
        .orElse(desk);
  }

  private static RotationInputs inputs(
      Desk desk, Observation seen, Topology topology, RotationInputs.Turn turn, Instant now) {
    var wish = desk.spec().database().credentials().rotation();
    return new RotationInputs(
        new RotationInputs.Wish(
            wish.enabled(),
            wish.every().toDuration(),
            wish.overlap().toDuration(),
            wish.onLeftover() == Leftover.TERMINATE,
            RotationRequest.asked(desk)),
        new RotationInputs.Turn(
            turn.mayAct(),
            turn.waitsFor(),
            MaintenanceWindows.open(desk.spec().maintenanceWindows(), now)),
        history(desk.status().credentials()),
        publication(desk, seen),
        database(desk, seen),
        Consumers.of(desk, seen, topology, now),
        new RotationInputs.Steps(seen.steps().done(), seen.steps().failure()));
  }

  static RotationInputs.History history(CredentialsStatus status) {
    return new RotationInputs.History(
        Optional.ofNullable(status.lastRotated()), Optional.ofNullable(status.failedAt()));
  }

  private static RotationInputs.Publication publication(Desk desk, Observation seen) {
    var names = List.of(Names.NEXT_LOGIN_SECRET, Names.PREVIOUS_LOGIN_SECRET);
    var pending = desk.status().credentials().pendingGeneration();
    var present =
        names.stream().flatMap(name -> Optional.ofNullable(seen.secrets().get(name)).stream());
    var ours = present.filter(SecretSeen::ours).map(SecretSeen::name).toList();
    return new RotationInputs.Publication(
        generation(seen, Names.LOGIN_SECRET),
        pending != null && generation(seen, Names.NEXT_LOGIN_SECRET) == pending,
        !ours.isEmpty(),
        names.stream()
            .filter(name -> seen.secrets().containsKey(name) && !ours.contains(name))
            .toList());
  }

  private static long generation(Observation seen, String secret) {
    return Optional.ofNullable(seen.secrets().get(secret))
        .filter(SecretSeen::ours)
        .flatMap(found -> found.first(SecretWishes.GENERATION))
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(Long::parseLong)
        .orElse(0L);
  }

  private static RotationInputs.Database database(Desk desk, Observation seen) {
    var access =
        switch (seen.look().look()) {
          case Look.Open open -> RotationInputs.Access.WORKS;
          case Look.Refused refused -> RotationInputs.Access.REFUSED;
          case Look.Unprotected unprotected -> RotationInputs.Access.UNKNOWN;
          case Look.Away away -> RotationInputs.Access.UNKNOWN;
          case Look.NotYet notYet -> RotationInputs.Access.UNKNOWN;
        };
    var since =
        access == RotationInputs.Access.REFUSED
            ? refusedSince(desk.status())
            : Optional.<Instant>empty();
    return new RotationInputs.Database(
        access, since, sessions(desk, seen), seen.look().sessions().failure());
  }

  private static Optional<Instant> refusedSince(TradingSystemStatus status) {
    return status.conditions().stream()
        .filter(found -> found.type().equals(ConditionType.CREDENTIALS_READY.text()))
        .filter(found -> found.status() == ConditionStatus.FALSE)
        .flatMap(found -> Stream.ofNullable(found.lastTransitionTime()))
        .findFirst();
  }

  private static Optional<Sessions> sessions(Desk desk, Observation seen) {
    var byRole = seen.look().sessions().byRole();
    if (byRole.isEmpty()) {
      return Optional.empty();
    }
    var bySlot = new EnumMap<Slot, Set<String>>(Slot.class);
    for (var slot : Slot.values()) {
      bySlot.put(slot, byRole.getOrDefault(LoginPlanner.role(desk, slot), Set.of()));
    }
    return Optional.of(new Sessions(bySlot, seen.look().at()));
  }

  private static Desk recorded(Desk desk, Rotation before, Outcome outcome, Instant now) {
    var recorded = desk;
    if (!outcome.rotation().equals(before)) {
      var credentials = RotationCodec.write(outcome.rotation(), desk.status().credentials(), now);
      var status = desk.status().change().credentials(dated(credentials, outcome)).seal();
      recorded = desk.with(status);
    }
    if (outcome.served()) {
      var served = recorded;
      recorded =
          RotationRequest.asked(desk)
              .map(value -> RotationRequest.served(served, value))
              .orElse(served);
    }
    var restart = outcome.restart();
    return restart.isPresent()
        ? recorded.restarting(List.of(restart.get().component()), restart.get().token())
        : recorded;
  }

  private static CredentialsStatus dated(CredentialsStatus status, Outcome outcome) {
    return new CredentialsStatus(
        status.generation(),
        status.slot(),
        status.secretName(),
        status.phase(),
        status.phaseSince(),
        status.pendingGeneration(),
        outcome.history().rotatedAt().orElse(null),
        status.nextRotation(),
        status.message(),
        status.publishedAt(),
        status.quietSince(),
        outcome.history().failedAt().orElse(null));
  }
}
