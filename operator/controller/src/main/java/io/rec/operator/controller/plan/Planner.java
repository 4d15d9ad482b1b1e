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
import java.util.List;
import java.util.Optional;

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
  private final Renderer renderer = new Renderer();

  public Planner(Installation installation) {
    this.resolver = new Resolver(installation);
    this.logins = new LoginPlanner(installation);
    this.statuses = new StatusPlanner(installation.version());
  }

  public Plan plan(Desk asWritten, Observation seen, Instant now) {
    var topology = Topology.of(asWritten.spec());
    var ports = PortPlan.of(topology);
    var login = logins.plan(asWritten, seen);
    var faults = faults(seen, login.taken(), topology, ports);
    var writes = faults.isEmpty() && !"true".equals(asWritten.annotations().get(Verbs.PAUSED));
    var restart = writes ? RestartVerb.asked(asWritten) : Optional.<RestartVerb>empty();
    var desk = restart.map(verb -> verb.recorded(asWritten)).orElse(asWritten);
    var blueprint =
        faults.isEmpty() && ports instanceof PortPlan.Assigned assigned
            ? Optional.of(blueprint(desk, topology, assigned.manifest(), seen, now))
            : Optional.<Blueprint>empty();
    var objects = blueprint.map(renderer::render).orElse(List.<HasMetadata>of());
    var wanted = Renderings.of(objects);
    var facts =
        new Facts(
            desk,
            seen,
            faults,
            ComponentReport.of(desk, topology, seen, wanted, now),
            wanted,
            blueprint
                .map(known -> Schema.of(desk, seen, MigrationJob.name(known)))
                .orElseGet(Schema.Unknown::new),
            login.missing(),
            now);
    var step = writes ? step(desk, login, restart) : new Step.None();
    var status = statuses.plan(facts, blueprint, step instanceof Step.PrepareLogin);
    return new Plan(
        writes,
        login.awaitsSeed(),
        objects,
        login.wishes(),
        VolumeWish.of(desk, seen.volume()),
        login.look(),
        step,
        status,
        Notices.between(asWritten, status, facts),
        wakeUp(facts));
  }

  private static Step step(Desk desk, LoginPlanner.Logins login, Optional<RestartVerb> restart) {
    if (restart.isPresent()) {
      return new Step.Restart(restart.get().component(), restart.get().token());
    }
    return desk.spec().suspend() ? new Step.None() : login.step();
  }

  /** Names of the owner's own Secrets that an observation has to hold. */
  public static List<String> secretsOf(Desk desk) {
    return LoginPlanner.foreign(desk);
  }

  private static List<Fault> faults(
      Observation seen, List<String> secrets, Topology topology, PortPlan ports) {
    var faults = new ArrayList<Fault>();
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
