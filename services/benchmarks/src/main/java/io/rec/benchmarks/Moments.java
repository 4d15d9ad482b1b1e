package io.rec.benchmarks;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * When each step in a pod's start was first seen. Not thread-safe: the watch that feeds it is one
 * thread.
 */
final class Moments {
  /** The steps of a start, in their order. */
  enum Step {
    CREATED,
    SCHEDULED,
    STARTED,
    READY;

    private boolean isReachedBy(Pod pod) {
      return switch (this) {
        case CREATED -> true;
        case SCHEDULED -> holds(pod, "PodScheduled");
        case STARTED -> pod.getStatus().getContainerStatuses().stream().anyMatch(Step::hasStarted);
        case READY -> holds(pod, "Ready");
      };
    }

    private static boolean holds(Pod pod, String condition) {
      return pod.getStatus().getConditions().stream()
          .anyMatch(one -> one.getType().equals(condition) && one.getStatus().equals("True"));
    }

    private static boolean hasStarted(ContainerStatus status) {
      return status.getState().getRunning() != null || status.getState().getTerminated() != null;
    }
  }

  private final Map<Step, Instant> first = new EnumMap<>(Step.class);

  void see(Pod pod, Instant now) {
    for (var step : Step.values()) {
      if (step.isReachedBy(pod)) {
        first.putIfAbsent(step, now);
      }
    }
  }

  Optional<Instant> at(Step step) {
    return Optional.ofNullable(first.get(step));
  }
}
