package io.rec.operator.controller.plan;

import io.rec.operator.api.catalog.ComponentCatalog;
import io.rec.operator.api.catalog.DependencyGraph;
import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.spec.DataPolicy;
import io.rec.operator.api.spec.KillLevel;
import io.rec.operator.api.spec.Mode;
import io.rec.operator.controller.database.KillOrder;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.observe.JobSeen;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.WorkloadSeen;
import io.rec.operator.controller.plan.stop.Book;
import io.rec.operator.controller.plan.stop.LastCopy;
import io.rec.operator.controller.plan.stop.Stop;
import io.rec.operator.controller.plan.stop.StopCodec;
import io.rec.operator.controller.plan.stop.StopEffect;
import io.rec.operator.controller.plan.stop.StopInputs;
import io.rec.operator.controller.plan.stop.StopMachine;
import io.rec.operator.controller.render.BackupObjects;
import io.rec.operator.controller.render.Labels;
import io.rec.operator.controller.render.Names;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the stop's questions to a system, and writes its answers down in the status. */
final class Stops {
  private Stops() {}

  static Stop phase(Desk desk) {
    return StopCodec.read(desk.status().stop());
  }

  /** What is open in trading has to be known. */
  static boolean asksTheBook(Desk desk) {
    var phase = phase(desk);
    return phase.asksTheBook()
        || (desk.stops() && (phase instanceof Stop.Running || phase instanceof Stop.Starting));
  }

  /**
   * Components by layer, from those that need nobody. The paper exchange is below whoever trades on
   * it: an order is not taken back from an exchange that has gone.
   */
  static List<SortedSet<String>> layers(Topology topology) {
    var edges = new TreeMap<String, Set<String>>();
    var simulated = topology.graph().nodes().contains(ComponentCatalog.SIMULATOR);
    for (var component : topology.enabled()) {
      var needs = new TreeSet<>(topology.graph().dependenciesOf(component.name()));
      if (simulated
          && component.reaches().contains(ComponentCatalog.SIMULATOR)
          && !topology
              .graph()
              .allDependenciesOf(ComponentCatalog.SIMULATOR)
              .contains(component.name())) {
        needs.add(ComponentCatalog.SIMULATOR);
      }
      edges.put(component.name(), needs);
    }
    return new DependencyGraph(edges).layers();
  }

  /** Components that shall run in that phase. */
  static Set<String> running(Stop phase, Topology topology) {
    return layers(topology).stream()
        .limit(phase.layers())
        .flatMap(SortedSet::stream)
        .collect(Collectors.toSet());
  }

  /**
   * @param writes nothing may be begun or ended when this is false, only told
   */
  static StopPass plan(Facts facts, Topology topology, boolean writes) {
    var desk = facts.desk();
    if (!facts.faults().isEmpty()) {
      return StopPass.still(desk);
    }
    var in = inputs(facts, topology);
    var before = phase(desk);
    if (!writes) {
      return new StopPass(
          desk, false, Optional.empty(), StopMachine.told(before, in), List.of(), Optional.empty());
    }
    var outcome = StopMachine.next(before, in, facts.now());
    return new StopPass(
        desk.with(
            desk.status()
                .change()
                .stop(new StopCodec().encode(outcome.phase(), desk.status().stop()))
                .seal()),
        !outcome.phase().equals(before),
        // While the database is away there is nobody to be told.
        outcome.effects().stream()
            .filter(effect -> facts.seen().open().isPresent())
            .findFirst()
            .map(effect -> order(desk, effect)),
        outcome.remarks(),
        outcome.news(),
        outcome.wakeAt());
  }

  private static KillOrder order(Desk desk, StopEffect effect) {
    return new KillOrder(
        effect.level().text(), effect.reason(), Labels.OPERATOR, request(desk, effect.request()));
  }

  private static String request(Desk desk, String name) {
    return desk.owner().uid() + "/" + name;
  }

  private static StopInputs inputs(Facts facts, Topology topology) {
    var desk = facts.desk();
    var spec = desk.spec();
    var seen = facts.seen();
    return new StopInputs(
        wish(desk),
        new StopInputs.Rules(
            spec.mode() == Mode.LIVE, facts.installed(), spec.onShutdown(), spec.emergencyPolicy()),
        book(desk, seen),
        layers(topology).stream().map(names -> layer(names, topology, seen)).toList(),
        new StopInputs.Database(
            spec.database().external() != null
                || (seen.database().map(Stops::gone).orElse(true) && !pods(Names.POSTGRES, seen)),
            seen.open().isPresent()),
        seen.jobs().values().stream()
            .filter(job -> !job.succeeded() && !job.failed())
            .map(JobSeen::name)
            .sorted()
            .toList(),
        lastCopy(facts));
  }

  /**
   * Where the copies lie on a volume that goes as well, a last one would be lost with it; a
   * database that runs elsewhere stays where it is.
   */
  private static boolean leavesACopy(Facts facts) {
    var spec = facts.desk().spec();
    return facts.desk().deletedAt().isPresent()
        && facts.installed()
        && spec.deletion().data() == DataPolicy.DELETE
        && spec.database().external() == null
        && spec.backup().enabled()
        && spec.backup().storage().existingClaim() != null;
  }

  private static LastCopy lastCopy(Facts facts) {
    if (!leavesACopy(facts)) {
      return LastCopy.NOT_WANTED;
    }
    return copyAsked(facts.desk())
        .map(BackupObjects::extraPrefix)
        .flatMap(
            prefix ->
                facts.seen().jobs().values().stream()
                    .filter(job -> job.name().startsWith(prefix))
                    .findFirst())
        .map(
            job ->
                job.succeeded()
                    ? LastCopy.TAKEN
                    : job.failed() ? LastCopy.FAILED : LastCopy.UNDER_WAY)
        .orElse(LastCopy.UNDER_WAY);
  }

  /** The copy that a stop waits for, by the name of its wish. */
  static Optional<String> copyAsked(Desk desk) {
    return phase(desk) instanceof Stop.Copying(var step)
        ? Optional.of("last/" + step.id())
        : Optional.empty();
  }

  private static StopInputs.Wish wish(Desk desk) {
    if (desk.deletedAt().isPresent()) {
      return new StopInputs.Wish.Delete(desk.owner().name());
    }
    return desk.spec().suspend() ? new StopInputs.Wish.Suspend() : new StopInputs.Wish.Run();
  }

  private static Book book(Desk desk, Observation seen) {
    var prefix = desk.owner().uid() + "/";
    return new Book(
        seen.open().isPresent(),
        seen.open()
            .flatMap(Look.Open::engaged)
            .map(engaged -> KillLevel.ofText(engaged.level()))
            .orElse(KillLevel.NONE),
        seen.look().stakes().found(),
        seen.steps().done().stream()
            .filter(key -> key.startsWith(prefix))
            .map(key -> key.substring(prefix.length()))
            .collect(Collectors.toSet()));
  }

  private static StopInputs.Layer layer(
      SortedSet<String> names, Topology topology, Observation seen) {
    return new StopInputs.Layer(
        names.stream().filter(name -> left(name, seen)).toList(),
        names.stream()
            .filter(name -> topology.find(name).filter(found -> found.replicas() > 0).isPresent())
            .filter(name -> !serves(seen.deployments().get(name)))
            .toList());
  }

  /** A Deployment does not count pods that are on their way out: their own word counts. */
  private static boolean left(String name, Observation seen) {
    var workload = Optional.ofNullable(seen.deployments().get(name));
    return workload.filter(found -> !gone(found)).isPresent() || pods(name, seen);
  }

  private static boolean pods(String name, Observation seen) {
    return seen.podsOf(name).stream().anyMatch(pod -> !pod.ended());
  }

  private static boolean gone(WorkloadSeen workload) {
    return workload.desired() == 0 && workload.observed() && workload.total() == 0;
  }

  private static boolean serves(@Nullable WorkloadSeen workload) {
    return workload != null
        && workload.observed()
        && workload.desired() > 0
        && workload.available() >= workload.desired();
  }
}
