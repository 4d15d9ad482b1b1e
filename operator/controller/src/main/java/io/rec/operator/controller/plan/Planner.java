package io.rec.operator.controller.plan;

import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.ports.PortPlan;
import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.plan.release.ReleaseOutcome;
import io.rec.operator.controller.render.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the plan for one pass over one system. */
public final class Planner {
  /** While something is expected any moment and no event will tell. */
  private static final Duration SOON = Duration.ofMillis(500);

  private static final Duration PATIENT = Duration.ofSeconds(5);

  /** Secrets are not watched; one that was deleted is missed after this time at the latest. */
  private static final Duration IDLE = Duration.ofSeconds(15);

  private static final Duration HURRY = Duration.ofMinutes(3);

  private final LoginPlanner logins;
  private final StatusPlanner statuses;
  private final Recoveries recoveries = new Recoveries();
  private final Sketches sketches;

  public Planner(Installation installation) {
    this.logins = new LoginPlanner(installation);
    this.statuses = new StatusPlanner(installation.version());
    this.sketches = new Sketches(new Releases(new Resolver(installation)));
  }

  public Plan plan(Desk asWritten, Observation seen, Instant now) {
    var topology = Topology.of(asWritten.spec());
    var ports = PortPlan.of(topology);
    var before = logins.plan(asWritten, seen, now);
    var faults = faults(asWritten, seen, before.taken(), topology, ports);
    var writes = faults.isEmpty() && !asWritten.paused();
    var world = new Sketches.World(topology, ports, seen, faults, before.missing(), writes, now);
    // What is above has the first say; whoever comes after it sees what it left.
    var free = repair(asWritten, before).isEmpty();
    var sketch = sketches.of(asWritten, world, free);
    var stop = Stops.plan(sketch.facts(), sketch.topology(), writes);
    if (stop.moved()) {
      free = false;
      sketch = sketches.of(stop.desk(), world, free);
    }
    var recovery = recoveries.plan(sketch.facts(), sketch.topology(), writes);
    var restart = writes ? Recoveries.step(sketch.facts(), recovery) : Optional.<Step>empty();
    var first = writes ? stop.step().or(() -> restart) : Optional.<Step>empty();
    var recovered = Recoveries.recorded(stop.desk(), recovery);
    if (Recoveries.shows(stop.desk(), recovery)) {
      free = free && first.isEmpty();
      sketch = sketches.of(recovered, world, free);
    }
    var told = sketch.facts().of(sketch.recorded(recovered)).told(recovery, stop);
    var advances = writes && free && sketch.advances(asWritten);
    var idle = first.isEmpty() && !advances && sketch.served().isEmpty();
    var rotation = Rotations.plan(told, sketch.topology(), writes && before.seeded() && idle);
    var desk =
        writes && before.seeded()
            ? TokenChange.of(
                asWritten, rotation.desk(), before.written(Names.TOKENS_SECRET, seen), now)
            : rotation.desk();
    if (rotation.restart().isPresent()) {
      sketch = sketches.of(desk, world, free);
    }
    var facts = sketch.facts().told(recovery, stop).rotating(rotation.with(desk));
    var login = desk.equals(asWritten) ? before : logins.plan(desk, seen, now);
    var step = writes ? first.orElseGet(() -> step(facts, login, advances)) : new Step.None();
    var status = statuses.plan(facts, sketch.blueprint(), repairs(step));
    var notices = new ArrayList<>(Notices.between(asWritten, status, facts));
    notices.addAll(RecoveryNotices.of(recovery.news()));
    notices.addAll(StopNotices.of(asWritten, stop.news()));
    return new Plan(
        writes,
        login.awaitsSeed(),
        sketch.objects(),
        sketch.kept(),
        sketch.revisions(),
        login.wishes(),
        VolumeWish.of(desk, seen.volume()),
        login.look(),
        step,
        status,
        notices,
        recovery.news(),
        wakeUp(facts, step, Stream.concat(stop.wakeAt().stream(), recovery.wakeAt().stream())));
  }

  private Step step(Facts facts, LoginPlanner.Logins login, boolean advances) {
    if (advances) {
      return new Step.Release();
    }
    var step =
        repair(facts.desk(), login).orElseGet(() -> Rotations.step(facts, logins, login.wishes()));
    // Copies wait until nothing else has to be done out there.
    return step instanceof Step.None && login.missing().isEmpty()
        ? Dumps.step(
                facts.desk(), facts.seen(), logins.address(facts.desk(), facts.seen()), facts.now())
            .orElse(step)
        : step;
  }

  /** A login that does not work comes before whatever could be done with it. */
  private static Optional<Step> repair(Desk desk, LoginPlanner.Logins login) {
    return !Stops.phase(desk).needsDatabase() || login.step() instanceof Step.None
        ? Optional.empty()
        : Optional.of(login.step());
  }

  /** The login that the services use is made to work, outside of any rotation. */
  private static boolean repairs(Step step) {
    return step instanceof Step.PrepareLogin prepare && prepare.key().isEmpty();
  }

  /** Names of further Secrets that an observation has to hold: the owner's, and passing ones. */
  public static List<String> secretsOf(Desk desk) {
    var names = new ArrayList<>(ownersSecretsOf(desk));
    names.addAll(LoginSecrets.names(desk));
    return List.copyOf(names);
  }

  /** Names of the Secrets that the owner of a system makes. */
  public static List<String> ownersSecretsOf(Desk desk) {
    return Stream.concat(
            OwnersSecrets.names(desk).stream(), OwnersSecrets.dispensable(desk).stream())
        .distinct()
        .toList();
  }

  static List<Fault> faults(
      Desk desk, Observation seen, List<String> secrets, Topology topology, PortPlan ports) {
    var faults = new ArrayList<>(UnknownPhases.in(desk.status()));
    seen.older().map(Fault.Occupied::new).ifPresent(faults::add);
    var taken = new ArrayList<>(seen.taken());
    taken.addAll(secrets);
    if (!taken.isEmpty()) {
      faults.add(new Fault.Taken(taken));
    }
    faults.addAll(SpecFaults.in(desk.spec()));
    topology.problems().stream().map(Fault.Unfitting::new).forEach(faults::add);
    if (ports instanceof PortPlan.Refused refused) {
      refused.problems().stream().map(Fault.Unfitting::new).forEach(faults::add);
    }
    return faults;
  }

  /** No later than a machine asks for. */
  private static Duration wakeUp(Facts facts, Step step, Stream<Instant> asked) {
    if (step instanceof Step.ChangeSlot
        || (step instanceof Step.PrepareLogin prepare && !repairs(prepare))) {
      return SOON;
    }
    var usual = wakeUp(facts);
    var release = facts.release().flatMap(ReleaseOutcome::wakeUp);
    var times = Stream.concat(asked, release.stream());
    return Stream.concat(
            times.map(when -> Duration.between(facts.now(), when)),
            facts.rotation().wakeUp().stream())
        .map(wish -> wish.compareTo(SOON) < 0 ? SOON : wish)
        .filter(wish -> wish.compareTo(usual) < 0)
        .min(Comparator.naturalOrder())
        .orElse(usual);
  }

  private static Duration wakeUp(Facts facts) {
    if (!facts.faults().isEmpty() || facts.missingSecret().isPresent()) {
      return PATIENT;
    }
    if (facts.suspended() || facts.seen().open().isPresent()) {
      return IDLE;
    }
    var since =
        facts
            .desk()
            .said(ConditionType.DATABASE_READY)
            .map(Condition::lastTransitionTime)
            .orElse(facts.now());
    var waiting = Duration.between(since, facts.now());
    return waiting.compareTo(HURRY) < 0 ? SOON : PATIENT;
  }
}
