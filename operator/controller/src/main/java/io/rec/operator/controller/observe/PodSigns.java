package io.rec.operator.controller.observe;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateRunning;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What tells whether starting a pod anew would help.
 *
 * @param node where it runs, empty if nowhere yet
 * @param waiting the API's word for why it does not run, empty if it does
 * @param starting its container runs for the first time and has not got through its startup probe
 * @param begun when its container began to run, if it has never ended
 * @param outOfMemory its container was ended for its memory twice, under the limit it has now
 * @param lost its node is gone or it is being moved off it
 * @param readySince since when it is ready, or since when it is not
 */
public record PodSigns(
    String node,
    String waiting,
    boolean starting,
    Optional<Instant> begun,
    boolean outOfMemory,
    boolean lost,
    Optional<Instant> readySince) {
  private static final String OUT_OF_MEMORY = "OOMKilled";
  private static final Set<String> MOVED =
      Set.of("DeletionByTaintManager", "EvictionByEvictionAPI", "TerminationByKubelet");

  /** Nothing known. */
  public static PodSigns none() {
    return new PodSigns("", "", false, Optional.empty(), false, false, Optional.empty());
  }

  static PodSigns of(Pod pod) {
    var status = pod.getStatus();
    if (status == null) {
      return none();
    }
    var containers = status.getContainerStatuses();
    return new PodSigns(
        requireNonNullElse(pod.getSpec().getNodeName(), ""),
        waiting(status.getConditions(), containers),
        containers.stream().anyMatch(PodSigns::starting),
        containers.stream().flatMap(PodSigns::begun).findFirst(),
        containers.stream().anyMatch(PodSigns::outOfMemory),
        "NodeLost".equals(status.getReason())
            || status.getConditions().stream().anyMatch(PodSigns::moved),
        status.getConditions().stream()
            .filter(found -> found.getType().equals("Ready"))
            .map(PodCondition::getLastTransitionTime)
            .flatMap(time -> Optional.ofNullable(time).stream())
            .map(Instant::parse)
            .findFirst());
  }

  private static String waiting(List<PodCondition> conditions, List<ContainerStatus> containers) {
    return containers.stream()
        .map(ContainerStatus::getState)
        .filter(state -> state != null && state.getWaiting() != null)
        .map(state -> requireNonNullElse(state.getWaiting().getReason(), ""))
        .filter(reason -> !reason.isEmpty())
        .findFirst()
        .or(
            () ->
                conditions.stream()
                    .filter(found -> found.getType().equals("PodScheduled"))
                    .filter(found -> found.getStatus().equals("False") || containers.isEmpty())
                    .map(PodSigns::placing)
                    .findFirst())
        .orElse("");
  }

  /** Of a pod that has a node its kubelet says the same a moment later. */
  private static String placing(PodCondition scheduled) {
    return scheduled.getStatus().equals("False")
        ? requireNonNullElse(scheduled.getReason(), "")
        : "ContainerCreating";
  }

  private static Stream<Instant> begun(ContainerStatus container) {
    return Optional.ofNullable(container.getState())
        .filter(state -> container.getRestartCount() == 0)
        .map(ContainerState::getRunning)
        .map(ContainerStateRunning::getStartedAt)
        .map(Instant::parse)
        .stream();
  }

  private static boolean starting(ContainerStatus container) {
    return container.getState() != null
        && container.getState().getRunning() != null
        && !Boolean.TRUE.equals(container.getStarted())
        && container.getRestartCount() == 0;
  }

  private static boolean outOfMemory(ContainerStatus container) {
    var now = outOfMemory(container.getState());
    var before = outOfMemory(container.getLastState());
    return (now && before) || (before && container.getRestartCount() > 1);
  }

  private static boolean outOfMemory(@Nullable ContainerState state) {
    return state != null
        && state.getTerminated() != null
        && OUT_OF_MEMORY.equals(state.getTerminated().getReason());
  }

  private static boolean moved(PodCondition condition) {
    return condition.getType().equals("DisruptionTarget")
        && condition.getStatus().equals("True")
        && MOVED.contains(requireNonNullElse(condition.getReason(), ""));
  }
}
