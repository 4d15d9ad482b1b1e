package io.rec.e2e.desk;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which pods there are and how often each was restarted. Two equal footprints mean that nothing was
 * restarted or replaced in between.
 */
public record Footprint(Map<String, Step> byPod) {
  /** One pod: its identity and the restarts of its containers. */
  public record Step(String component, String uid, int restarts) {}

  public Footprint {
    byPod = Map.copyOf(byPod);
  }

  static Footprint of(Collection<Pod> pods) {
    return new Footprint(
        pods.stream().collect(toMap(pod -> pod.getMetadata().getName(), Footprint::step)));
  }

  public Footprint without(String... components) {
    var rest = new TreeMap<>(byPod);
    rest.values().removeIf(step -> List.of(components).contains(step.component));
    return new Footprint(rest);
  }

  /** One pod a line, in order, so that a failure shows which one differs. */
  @Override
  public String toString() {
    return new TreeMap<>(byPod).entrySet().stream().map(Object::toString).collect(joining("\n"));
  }

  private static Step step(Pod pod) {
    return new Step(
        pod.getMetadata().getLabels().getOrDefault("app.kubernetes.io/name", ""),
        pod.getMetadata().getUid(),
        pod.getStatus().getContainerStatuses().stream()
            .mapToInt(ContainerStatus::getRestartCount)
            .sum());
  }
}
