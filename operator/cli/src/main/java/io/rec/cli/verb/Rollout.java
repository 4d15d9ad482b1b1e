package io.rec.cli.verb;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Objects;

/** Where a Deployment stands between its old and its new pods. */
final class Rollout {
  private Rollout() {}

  /** All pods are of the newest template, take work, and no old one is left. */
  static boolean complete(Deployment deployment) {
    var status = deployment.getStatus();
    int wanted = requireNonNullElse(deployment.getSpec().getReplicas(), 1);
    return status != null
        && Objects.equals(status.getObservedGeneration(), deployment.getMetadata().getGeneration())
        && count(status.getUpdatedReplicas()) == wanted
        && count(status.getReplicas()) == wanted
        && count(status.getAvailableReplicas()) == wanted;
  }

  static String told(Deployment deployment) {
    var status = deployment.getStatus();
    return "%d of %d new pods ready"
        .formatted(
            status == null
                ? 0
                : Math.min(
                    count(status.getUpdatedReplicas()), count(status.getAvailableReplicas())),
            requireNonNullElse(deployment.getSpec().getReplicas(), 1));
  }

  private static int count(Integer number) {
    return requireNonNullElse(number, 0);
  }
}
