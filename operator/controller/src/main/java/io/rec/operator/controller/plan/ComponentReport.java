package io.rec.operator.controller.plan;

import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.catalog.Component;
import io.rec.operator.api.catalog.Diagnosis;
import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.status.ComponentStatus;
import io.rec.operator.api.status.DependencyStatus;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.PodSeen;
import io.rec.operator.controller.observe.WorkloadSeen;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the components are doing.
 *
 * @param statuses one for each enabled component, by name
 * @param unready names of those that are not as they should be
 * @param outdated names of those that this generation has not reached yet
 * @param onlyRolling those that are unready serve as before while new pods replace the old
 */
record ComponentReport(
    List<ComponentStatus> statuses,
    Set<String> unready,
    Set<String> outdated,
    boolean onlyRolling,
    Diagnosis diagnosis,
    Map<String, String> troubles) {

  private static final String MISSING = "Missing";

  static ComponentReport of(
      Desk desk, Topology topology, Observation seen, Renderings wanted, Instant now) {
    var unready = new TreeSet<String>();
    var outdated = new TreeSet<String>();
    var troubles = new HashMap<String, String>();
    for (var component : topology.enabled()) {
      var workload = seen.deployments().get(component.name());
      if (workload != null && wanted.outdated(workload)) {
        outdated.add(component.name());
      }
      if (outdated.contains(component.name()) || !ready(component, workload)) {
        unready.add(component.name());
      }
      trouble(component.name(), seen).ifPresent(text -> troubles.put(component.name(), text));
    }
    var diagnosis = Diagnosis.of(topology.graph(), unready);
    var before = new HashMap<String, ComponentStatus>();
    desk.status().components().forEach(status -> before.put(status.name(), status));
    var states = new HashMap<String, String>();
    for (var component : topology.enabled()) {
      states.put(
          component.name(),
          state(
              component,
              seen.deployments().get(component.name()),
              unready.contains(component.name()),
              troubles.get(component.name())));
    }
    var statuses =
        topology.enabled().stream()
            .map(
                component ->
                    status(
                        desk,
                        component,
                        seen,
                        states,
                        diagnosis,
                        troubles.get(component.name()),
                        before.get(component.name()),
                        now))
            .toList();
    var onlyRolling =
        !unready.isEmpty()
            && troubles.isEmpty()
            && unready.stream()
                .allMatch(name -> rolling(seen.deployments().get(name), outdated.contains(name)));
    return new ComponentReport(
        statuses, unready, outdated, onlyRolling, diagnosis, Map.copyOf(troubles));
  }

  /** The same with these roots for whoever waits for one. */
  ComponentReport blocked(Map<String, String> blockedBy) {
    return new ComponentReport(
        statuses.stream()
            .map(
                status ->
                    blockedBy.containsKey(status.name())
                        ? status.withBlockedBy(blockedBy.get(status.name()))
                        : status)
            .toList(),
        unready,
        outdated,
        onlyRolling,
        diagnosis,
        troubles);
  }

  /** Ready components of all, as the status shows it. */
  String ratio() {
    return "%d/%d".formatted(statuses.size() - unready.size(), statuses.size());
  }

  /** The component that stands at the beginning of the trouble, with what is known about it. */
  Optional<String> culprit() {
    var named = diagnosis.roots().stream().filter(troubles::containsKey).findFirst();
    if (named.isPresent()) {
      return named.map(name -> name + ": " + troubles.get(name));
    }
    if (unready.isEmpty()) {
      return Optional.empty();
    }
    var roots = new TreeSet<>(diagnosis.roots());
    return Optional.of("waiting for " + String.join(", ", roots.isEmpty() ? unready : roots));
  }

  boolean anyTrouble() {
    var found = new HashSet<>(troubles.keySet());
    found.retainAll(unready);
    return !found.isEmpty();
  }

  private static boolean ready(Component component, @Nullable WorkloadSeen workload) {
    return workload != null
        && workload.observed()
        && workload.available() >= workload.desired()
        && workload.updated() >= workload.desired()
        && (workload.desired() > 0 || component.replicas() == 0);
  }

  private static boolean rolling(@Nullable WorkloadSeen workload, boolean outdated) {
    return workload != null
        && workload.desired() > 0
        && workload.available() >= workload.desired()
        && (outdated || !workload.observed() || workload.updated() < workload.total());
  }

  /** What is known to be wrong with a workload. */
  static Optional<String> trouble(String name, Observation seen) {
    var refused =
        Optional.ofNullable(seen.deployments().get(name))
            .map(WorkloadSeen::refusal)
            .filter(text -> !text.isEmpty());
    return refused.or(() -> seen.newestOf(name).flatMap(PodSeen::complaint));
  }

  private static ComponentStatus status(
      Desk desk,
      Component component,
      Observation seen,
      Map<String, String> states,
      Diagnosis diagnosis,
      @Nullable String trouble,
      @Nullable ComponentStatus before,
      Instant now) {
    var workload = seen.deployments().get(component.name());
    var state = states.getOrDefault(component.name(), MISSING);
    var restarts = seen.podsOf(component.name()).stream().mapToInt(PodSeen::restarts).sum();
    return new ComponentStatus(
        component.name(),
        workload == null ? component.replicas() : workload.desired(),
        workload == null ? 0 : Math.min(workload.ready(), Math.max(workload.desired(), 0)),
        restarts,
        workload == null || workload.version().isEmpty()
            ? desk.spec().version()
            : workload.version(),
        state,
        since(before, state, now),
        diagnosis.blockedBy(component.name()).orElse(null),
        null,
        trouble,
        workload == null ? null : workload.rendered(),
        before == null ? null : before.restartToken(),
        component.dependsOn().stream()
            .map(name -> new DependencyStatus(name, states.getOrDefault(name, MISSING)))
            .toList());
  }

  private static Instant since(@Nullable ComponentStatus before, String state, Instant now) {
    return before != null && state.equals(before.state())
        ? requireNonNullElse(before.since(), now)
        : now;
  }

  private static String state(
      Component component,
      @Nullable WorkloadSeen workload,
      boolean unready,
      @Nullable String trouble) {
    if (workload == null) {
      return MISSING;
    }
    if (workload.desired() == 0 && component.replicas() != 0 && workload.total() == 0) {
      return "Stopped";
    }
    if (!unready) {
      return "Ready";
    }
    if (requireNonNullElse(trouble, "").isEmpty()) {
      return workload.desired() == 0 ? "Stopping" : "Starting";
    }
    return "Failing";
  }
}
