package io.rec.operator.controller.observe;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.rec.operator.controller.render.Labels;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One pod.
 *
 * @param app the component, database or job it belongs to
 * @param created time stamp as the API server writes it, so that text order is time order
 * @param trouble why it cannot start or keeps ending, empty if nothing is known to be wrong
 * @param lastWords what its container said when it ended last
 * @param ended it has come to its end and only its record is left
 */
public record PodSeen(
    String name,
    String app,
    boolean ready,
    boolean terminating,
    String created,
    int restarts,
    String trouble,
    String lastWords,
    PodSigns signs,
    boolean ended) {
  /** Ordinary steps on the way to a running container. */
  private static final Set<String> ON_ITS_WAY = Set.of("ContainerCreating", "PodInitializing");

  private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

  private static final int LONGEST_WORDS = 300;

  /** What is wrong with it in words, if it is not ready and something is known. */
  public Optional<String> complaint() {
    if (ready) {
      return Optional.empty();
    }
    var words =
        Stream.of(trouble, lastWords)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("; "));
    return words.isEmpty() ? Optional.empty() : Optional.of(words);
  }

  public static PodSeen of(Pod pod) {
    var meta = pod.getMetadata();
    var containers = pod.getStatus() == null ? List.<ContainerStatus>of() : statuses(pod);
    return new PodSeen(
        meta.getName(),
        meta.getLabels().getOrDefault(Labels.NAME, ""),
        condition(pod, "Ready"),
        meta.getDeletionTimestamp() != null,
        requireNonNullElse(meta.getCreationTimestamp(), ""),
        containers.stream().mapToInt(ContainerStatus::getRestartCount).sum(),
        trouble(pod, containers),
        containers.stream().map(PodSeen::lastWords).findFirst().orElse(""),
        PodSigns.of(pod),
        pod.getStatus() != null
            && ENDED.contains(requireNonNullElse(pod.getStatus().getPhase(), "")));
  }

  private static List<ContainerStatus> statuses(Pod pod) {
    return pod.getStatus().getContainerStatuses();
  }

  private static boolean condition(Pod pod, String type) {
    return pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(found -> found.getType().equals(type) && found.getStatus().equals("True"));
  }

  private static String trouble(Pod pod, List<ContainerStatus> containers) {
    for (var container : containers) {
      var waiting = container.getState() == null ? null : container.getState().getWaiting();
      if (waiting != null && !ON_ITS_WAY.contains(waiting.getReason())) {
        return sentence(waiting.getReason(), waiting.getMessage());
      }
    }
    if (pod.getStatus() == null) {
      return "";
    }
    return pod.getStatus().getConditions().stream()
        .filter(
            found -> found.getType().equals("PodScheduled") && found.getStatus().equals("False"))
        .map(found -> sentence(found.getReason(), found.getMessage()))
        .findFirst()
        .orElse("");
  }

  private static String lastWords(ContainerStatus container) {
    var now = container.getState() == null ? null : container.getState().getTerminated();
    var before = container.getLastState() == null ? null : container.getLastState().getTerminated();
    var ended = now == null ? before : now;
    if (ended == null || (ended.getExitCode() != null && ended.getExitCode() == 0 && now == null)) {
      return "";
    }
    return ended.getMessage() == null
        ? sentence(ended.getReason(), "exit code " + ended.getExitCode())
        : ending(ended.getMessage().strip());
  }

  private static String sentence(String reason, @Nullable String message) {
    return message == null || message.isBlank() ? reason : beginning(reason + ": " + message);
  }

  private static String beginning(String text) {
    return text.length() <= LONGEST_WORDS ? text : text.substring(0, LONGEST_WORDS);
  }

  /** Of a log the last lines tell why it ended. */
  private static String ending(String text) {
    return text.length() <= LONGEST_WORDS ? text : text.substring(text.length() - LONGEST_WORDS);
  }
}
