package io.rec.operator.controller.observe;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.rec.operator.controller.render.Labels;
import io.rec.operator.controller.render.Names;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a Deployment or StatefulSet has come.
 *
 * @param observed its controller has seen the newest spec
 * @param rendered fingerprint of what we applied last
 * @param refusal why its pods cannot even be created (quota, admission), empty if they can
 */
public record WorkloadSeen(
    String name,
    boolean observed,
    int desired,
    int updated,
    int ready,
    int available,
    int total,
    String version,
    String rendered,
    String refusal,
    Standing standing) {

  /**
   * What failures are judged by.
   *
   * @param availableSince since when enough of its pods serve, unless they do not
   * @param unavailableSince since when they do not
   * @param stalled its controller has given up waiting for the rollout
   * @param restartToken the token its pod template bears, empty before the first restart
   */
  public record Standing(
      Optional<Instant> availableSince,
      Optional<Instant> unavailableSince,
      boolean stalled,
      String restartToken) {
    /** Nothing known. */
    public static Standing none() {
      return new Standing(Optional.empty(), Optional.empty(), false, "");
    }
  }

  /** Every pod is of the newest template and available. */
  public boolean complete() {
    return observed && updated >= desired && available >= desired && total == desired;
  }

  /** Pods of an older template are being replaced, by generation and counts. */
  public boolean rolling() {
    return !observed || total > updated;
  }

  public static WorkloadSeen of(Deployment deployment) {
    var meta = deployment.getMetadata();
    var status = requireNonNullElse(deployment.getStatus(), new DeploymentStatus());
    return new WorkloadSeen(
        meta.getName(),
        number(status.getObservedGeneration()) >= number(meta.getGeneration()),
        number(deployment.getSpec().getReplicas()),
        number(status.getUpdatedReplicas()),
        number(status.getReadyReplicas()),
        number(status.getAvailableReplicas()),
        number(status.getReplicas()),
        entry(meta.getLabels(), Labels.VERSION),
        entry(meta.getAnnotations(), Names.RENDERED),
        refusal(status),
        standing(deployment, status));
  }

  private static Standing standing(Deployment deployment, DeploymentStatus status) {
    var available = condition(status, "Available");
    return new Standing(
        available.filter(found -> found.getStatus().equals("True")).flatMap(WorkloadSeen::since),
        available.filter(found -> found.getStatus().equals("False")).flatMap(WorkloadSeen::since),
        condition(status, "Progressing")
            .filter(found -> "ProgressDeadlineExceeded".equals(found.getReason()))
            .isPresent(),
        token(deployment.getSpec().getTemplate()));
  }

  private static Optional<DeploymentCondition> condition(DeploymentStatus status, String type) {
    return status.getConditions().stream()
        .filter(found -> found.getType().equals(type))
        .findFirst();
  }

  private static Optional<Instant> since(DeploymentCondition condition) {
    return Optional.ofNullable(condition.getLastTransitionTime()).map(Instant::parse);
  }

  private static String token(PodTemplateSpec template) {
    return entry(template.getMetadata().getAnnotations(), Names.RESTART_TOKEN);
  }

  private static String refusal(DeploymentStatus status) {
    return status.getConditions().stream()
        .filter(found -> found.getType().equals("ReplicaFailure"))
        .filter(found -> found.getStatus().equals("True"))
        .map(found -> requireNonNullElse(found.getMessage(), found.getReason()))
        .findFirst()
        .orElse("");
  }

  public static WorkloadSeen of(StatefulSet set) {
    var meta = set.getMetadata();
    var status = requireNonNullElse(set.getStatus(), new StatefulSetStatus());
    return new WorkloadSeen(
        meta.getName(),
        number(status.getObservedGeneration()) >= number(meta.getGeneration()),
        number(set.getSpec().getReplicas()),
        number(status.getUpdatedReplicas()),
        number(status.getReadyReplicas()),
        number(status.getAvailableReplicas()),
        number(status.getReplicas()),
        entry(meta.getLabels(), Labels.VERSION),
        entry(meta.getAnnotations(), Names.RENDERED),
        "",
        new Standing(
            Optional.empty(), Optional.empty(), false, token(set.getSpec().getTemplate())));
  }

  private static int number(@Nullable Number value) {
    return value == null ? 0 : value.intValue();
  }

  private static String entry(@Nullable Map<String, String> map, String key) {
    return map == null ? "" : map.getOrDefault(key, "");
  }
}
