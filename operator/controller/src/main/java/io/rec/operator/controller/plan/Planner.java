package io.rec.operator.controller.plan;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.rec.operator.api.Verbs;
import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.ports.PortManifest;
import io.rec.operator.api.ports.PortPlan;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.render.Blueprint;
import io.rec.operator.controller.render.MigrationJob;
import io.rec.operator.controller.render.Renderer;
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

  private final Resolver resolver;
  private final LoginPlanner logins;
  private final StatusPlanner statuses;
  private final Recoveries recoveries = new Recoveries();
  private final Renderer renderer = new Renderer();

  public Planner(Installation installation) {
    this.resolver = new Resolver(installation);
    this.logins = new LoginPlanner(installation);
    this.statuses = new StatusPlanner(installation.version());
  }

  public Plan plan(Desk asWritten, Observation seen, Instant now) {
    var topology = Topology.of(asWritten.spec());
    var ports = PortPlan.of(topology);
    var before = logins.plan(asWritten, seen, now);
    var faults = faults(asWritten, seen, before.taken(), topology, ports);
    var writes = faults.isEmpty() && !"true".equals(asWritten.annotations().get(Verbs.PAUSED));
    var world = new World(topology, ports, seen, faults, before.missing(), now);
    var draft = draft(asWritten, world);
    var recovery = recoveries.plan(draft.facts(), topology, writes);
    var recovered = Recoveries.recorded(asWritten, recovery);
    if (Recoveries.shows(asWritten, recovery)) {
      draft = draft(recovered, world);
    }
    var told = draft.facts().of(recovered).told(recovery.remarks()).blocked(recovery.blockedBy());
    var first = writes ? Recoveries.step(told, recovery) : Optional.<Step>empty();
    var free = writes && before.seeded() && first.isEmpty();
    var rotation = Rotations.plan(told, topology, free);
    var desk = rotation.desk();
    if (rotation.restart().isPresent()) {
      draft = draft(desk, world);
    }
    var facts =
        draft.facts().told(recovery.remarks()).blocked(recovery.blockedBy()).rotating(rotation);
    var login = logins.plan(desk, seen, now);
    var step = writes ? first.orElseGet(() -> step(facts, login)) : new Step.None();
    var status = statuses.plan(facts, draft.blueprint(), repairs(step));
    var notices = new ArrayList<>(Notices.between(asWritten, status, facts));
    notices.addAll(RecoveryNotices.of(recovery.news()));
    return new Plan(
        writes,
        login.awaitsSeed(),
        draft.objects(),
        login.wishes(),
        VolumeWish.of(desk, seen.volume()),
        login.look(),
        step,
        status,
        notices,
        recovery.news(),
        wakeUp(facts, step, recovery.wakeAt()));
  }

  /** What does not change while a pass is thought through. */
  private record World(
      Topology topology,
      PortPlan ports,
      Observation seen,
      List<Fault> faults,
      Optional<Lack> missingSecret,
      Instant now) {}

  /** What a system comes to as it stands, before anything is said about it. */
  private record Draft(Optional<Blueprint> blueprint, List<HasMetadata> objects, Facts facts) {}

  private Draft draft(Desk desk, World world) {
    var seen = world.seen();
    var blueprint =
        world.faults().isEmpty() && world.ports() instanceof PortPlan.Assigned assigned
            ? Optional.of(blueprint(desk, world.topology(), assigned.manifest(), seen, world.now()))
            : Optional.<Blueprint>empty();
    var objects = blueprint.map(renderer::render).orElse(List.<HasMetadata>of());
    var wanted = Renderings.of(objects);
    return new Draft(
        blueprint,
        objects,
        new Facts(
            desk,
            seen,
            world.faults(),
            ComponentReport.of(desk, world.topology(), seen, wanted, world.now()),
            wanted,
            blueprint
                .map(known -> Schema.of(desk, seen, MigrationJob.name(known)))
                .orElseGet(Schema.Unknown::new),
            world.missingSecret(),
            List.of(),
            RotationPass.still(desk),
            world.now()));
  }

  /** A login that does not work comes before its rotation. */
  private Step step(Facts facts, LoginPlanner.Logins login) {
    var repair = !facts.suspended() && !(login.step() instanceof Step.None);
    return repair ? login.step() : Rotations.step(facts, logins, login.wishes());
  }

  /** The login that the services use is made to work, outside of any rotation. */
  private static boolean repairs(Step step) {
    return step instanceof Step.PrepareLogin prepare && prepare.key().isEmpty();
  }

  /** Names of further Secrets that an observation has to hold: the owner's, and passing ones. */
  public static List<String> secretsOf(Desk desk) {
    var names = new ArrayList<>(LoginPlanner.foreign(desk));
    names.addAll(LoginSecrets.names(desk));
    return List.copyOf(names);
  }

  private static List<Fault> faults(
      Desk desk, Observation seen, List<String> secrets, Topology topology, PortPlan ports) {
    var faults = new ArrayList<>(UnknownPhases.in(desk.status()));
    seen.older().map(Fault.Occupied::new).ifPresent(faults::add);
    var taken = new ArrayList<>(seen.taken());
    taken.addAll(secrets);
    if (!taken.isEmpty()) {
      faults.add(new Fault.Taken(taken));
    }
    topology.problems().stream().map(Fault.Unfitting::new).forEach(faults::add);
    if (ports instanceof PortPlan.Refused refused) {
      refused.problems().stream().map(Fault.Unfitting::new).forEach(faults::add);
    }
    return faults;
  }

  private Blueprint blueprint(
      Desk desk, Topology topology, PortManifest manifest, Observation seen, Instant now) {
    var running = !desk.spec().suspend();
    var busy = seen.deployments().values().stream().anyMatch(workload -> workload.total() > 0);
    // The database goes last: components finish their books while they stop.
    var extent = new Resolver.Extent(running, running || busy);
    var kept = new Resolver.Kept(seen.volume(), OldPorts.of(desk, topology, manifest, seen, now));
    var blueprint = resolver.resolve(desk, topology, manifest, extent, kept);
    // A migration that was begun stays, even while the database is away for a moment.
    var migration =
        (running && seen.open().isPresent())
            || seen.jobs().containsKey(MigrationJob.name(blueprint));
    return blueprint.withMigration(migration);
  }

  /** No later than a machine asks for. */
  private static Duration wakeUp(Facts facts, Step step, Optional<Instant> asked) {
    if (step instanceof Step.ChangeSlot
        || (step instanceof Step.PrepareLogin prepare && !repairs(prepare))) {
      return SOON;
    }
    var usual = wakeUp(facts);
    return Stream.concat(
            asked.map(when -> Duration.between(facts.now(), when)).stream(),
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
        facts.desk().status().conditions().stream()
            .filter(condition -> condition.type().equals("DatabaseReady"))
            .map(condition -> condition.lastTransitionTime())
            .findFirst();
    var waiting =
        Duration.between(requireNonNullElse(since.orElse(null), facts.now()), facts.now());
    return waiting.compareTo(HURRY) < 0 ? SOON : PATIENT;
  }
}
