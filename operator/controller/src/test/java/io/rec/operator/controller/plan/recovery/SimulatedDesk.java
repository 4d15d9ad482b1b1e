package io.rec.operator.controller.plan.recovery;

import io.rec.operator.api.catalog.DependencyGraph;
import io.rec.operator.api.spec.RecoverySpec;
import io.rec.operator.api.status.RecoveryStatus;
import io.rec.operator.controller.observe.PodSeen;
import io.rec.operator.controller.observe.PodSigns;
import io.rec.operator.controller.observe.WorkloadSeen;
import io.rec.operator.controller.plan.diagnosis.Part;
import io.rec.operator.controller.plan.diagnosis.Parts;
import io.rec.operator.controller.plan.diagnosis.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A desk whose components fail in chosen ways, a Deployment controller that replaces pods, and an
 * operator that passes every five seconds and may die in one of its passes.
 */
final class SimulatedDesk {
  /** How a component fails at the beginning. */
  enum Fault {
    NONE,
    /** Another pod works. */
    HANGS,
    /** No pod ever works. */
    BROKEN,
    /** Its image cannot be had. */
    NO_IMAGE,
    /** Gone again before anybody calls it unhealthy. */
    BLIP,
    /** Comes back by itself after three minutes, as a database does. */
    OUTAGE
  }

  /** Where in a pass the operator dies. */
  enum Death {
    BEFORE_STORING,
    AFTER_STORING
  }

  static final Instant START = Instant.parse("2026-11-26T12:00:00Z");
  private static final Duration TICK = Duration.ofSeconds(5);
  private static final Duration ROLLOUT = Duration.ofSeconds(10);

  private final DependencyGraph graph;
  private final Set<String> critical;
  private final Map<String, Fault> faults;
  private final RecoverySpec spec;
  private final RecoveryPlanner planner = new RecoveryPlanner();

  private RecoveryStatus status = RecoveryStatus.empty();
  private Instant now = START;

  /** What the status holds, and what the pods bear. */
  private final Map<String, String> stored = new TreeMap<>();

  private final Map<String, String> borne = new TreeMap<>();
  private final Map<String, Instant> rolledAt = new TreeMap<>();
  private final Map<String, Boolean> up = new TreeMap<>();
  private final Map<String, Instant> since = new TreeMap<>();
  final List<String> restarts = new ArrayList<>();
  final List<String> broken = new ArrayList<>();

  SimulatedDesk(
      DependencyGraph graph, Set<String> critical, Map<String, Fault> faults, RecoverySpec spec) {
    this.graph = graph;
    this.critical = critical;
    this.faults = faults;
    this.spec = spec;
    graph
        .nodes()
        .forEach(
            name -> {
              up.put(name, true);
              since.put(name, START.minus(Duration.ofDays(1)));
            });
  }

  /**
   * @param deaths pass numbers in which the operator dies
   */
  void run(int passes, Map<Integer, Death> deaths) {
    for (var pass = 0; pass < passes; pass++) {
      now = START.plus(TICK.multipliedBy(pass));
      move();
      pass(Optional.ofNullable(deaths.get(pass)));
    }
  }

  /** What is left in the end, without times and names made of times. */
  List<Object> ending() {
    var counted = new TreeMap<String, Long>();
    restarts.forEach(name -> counted.merge(name, 1L, Long::sum));
    return List.of(
        String.valueOf(status.phase()),
        counted,
        new TreeMap<>(up),
        status.rootCauses(),
        status.attempts().size(),
        stored.equals(borne));
  }

  private void move() {
    for (var layer : graph.layers()) {
      for (var name : layer) {
        var serves =
            alone(name)
                && graph.dependenciesOf(name).stream().allMatch(one -> up.getOrDefault(one, true));
        if (serves != up.getOrDefault(name, true)) {
          up.put(name, serves);
          since.put(name, now);
        }
      }
    }
  }

  /** Would it serve if everything else did? */
  private boolean alone(String name) {
    return switch (faults.getOrDefault(name, Fault.NONE)) {
      case NONE -> true;
      case HANGS -> borne.containsKey(name) && !rolling(name);
      case BROKEN, NO_IMAGE -> false;
      case BLIP -> !now.isBefore(START.plusSeconds(40));
      case OUTAGE -> !now.isBefore(START.plusSeconds(180));
    };
  }

  private boolean rolling(String name) {
    var at = rolledAt.get(name);
    return at != null && (now.isBefore(at.plus(ROLLOUT)) || faults.get(name) == Fault.BROKEN);
  }

  private void pass(Optional<Death> death) {
    var parts = parts();
    var plan =
        planner.plan(
            status,
            new RecoveryInputs(
                parts,
                Verdict.of(parts, spec.unhealthyAfter().toDuration(), now),
                spec,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Set.of(),
                Optional.empty()),
            true,
            now);
    if (death.equals(Optional.of(Death.BEFORE_STORING))) {
      return;
    }
    var own = status.id();
    status = plan.status();
    for (var effect : plan.effects()) {
      if (effect instanceof RecoveryEffect.Restart restart) {
        restart.components().forEach(name -> restart(name, restart.token(), own));
      }
    }
    if (death.isEmpty()) {
      apply();
    }
  }

  private void restart(String name, String token, @org.jspecify.annotations.Nullable String own) {
    restarts.add(name);
    stored.put(name, token);
    if (!critical.contains(name)) {
      broken.add(name + " is not critical");
    }
    graph.allDependenciesOf(name).stream()
        .filter(needed -> !up.getOrDefault(needed, true))
        .forEach(needed -> broken.add(name + " restarted although " + needed + " is down"));
    graph.nodes().stream()
        .filter(this::rolling)
        .filter(other -> !String.valueOf(own).equals(borne.get(other)))
        .forEach(other -> broken.add(name + " restarted during the rollout of " + other));
  }

  /** The renderer copies tokens, and the Deployment controller makes new pods. */
  private void apply() {
    stored.forEach(
        (name, token) -> {
          if (!token.equals(borne.put(name, token))) {
            rolledAt.put(name, now);
          }
        });
  }

  private Parts parts() {
    var parts = new ArrayList<Part>();
    for (var name : new TreeSet<>(graph.nodes())) {
      var well = up.getOrDefault(name, true);
      var rolling = rolling(name);
      var workload =
          new WorkloadSeen(
              name,
              true,
              1,
              1,
              well ? 1 : 0,
              well ? 1 : 0,
              rolling ? 2 : 1,
              "",
              "",
              "",
              new WorkloadSeen.Standing(
                  well ? Optional.ofNullable(since.get(name)) : Optional.empty(),
                  well ? Optional.empty() : Optional.ofNullable(since.get(name)),
                  false,
                  borne.getOrDefault(name, "")));
      var waiting = faults.get(name) == Fault.NO_IMAGE ? "ImagePullBackOff" : "";
      var pod =
          new PodSeen(
              name,
              name,
              well,
              false,
              "",
              0,
              "",
              "",
              new PodSigns(
                  "",
                  waiting,
                  false,
                  Optional.empty(),
                  false,
                  false,
                  Optional.ofNullable(since.get(name))),
              false);
      parts.add(
          Part.component(name, critical.contains(name), Optional.of(workload), Optional.of(pod)));
    }
    return Parts.of(graph, parts);
  }
}
