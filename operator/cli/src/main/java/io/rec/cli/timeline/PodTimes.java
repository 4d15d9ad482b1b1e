package io.rec.cli.timeline;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The four moments of a pod's start, to the second, as the API server keeps them. */
record PodTimes(
    String pod,
    Instant created,
    Optional<Instant> scheduled,
    Optional<Instant> started,
    Optional<Instant> ready) {
  static PodTimes of(Pod pod) {
    return new PodTimes(
        pod.getMetadata().getName(),
        Instant.parse(pod.getMetadata().getCreationTimestamp()),
        condition(pod, "PodScheduled"),
        started(pod),
        condition(pod, "Ready"));
  }

  private static Optional<Instant> condition(Pod pod, String type) {
    return Optional.ofNullable(pod.getStatus()).stream()
        .flatMap(status -> status.getConditions().stream())
        .filter(condition -> type.equals(condition.getType()))
        .filter(condition -> "True".equals(condition.getStatus()))
        .map(PodCondition::getLastTransitionTime)
        .map(Instant::parse)
        .findFirst();
  }

  /** The last container counts: a pod serves when all of them run. */
  private static Optional<Instant> started(Pod pod) {
    return Optional.ofNullable(pod.getStatus()).stream()
        .flatMap(status -> status.getContainerStatuses().stream())
        .flatMap(PodTimes::running)
        .max(Comparator.naturalOrder());
  }

  private static Stream<Instant> running(ContainerStatus container) {
    var state = container.getState();
    return state == null || state.getRunning() == null
        ? Stream.empty()
        : Stream.of(Instant.parse(state.getRunning().getStartedAt()));
  }
}
