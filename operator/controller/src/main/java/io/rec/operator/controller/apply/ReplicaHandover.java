package io.rec.operator.controller.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.rec.operator.controller.render.Labels;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who says how many pods a Deployment has. Dropping the number as its only owner sets it back to
 * one, so a second field manager takes it over before an autoscaler gets it, and lets go of it
 * after we have written a number of our own again. Every step may be repeated.
 */
final class ReplicaHandover {
  /** Holds the number from the moment we drop it until the autoscaler writes it. */
  static final String HOLDER = "recio-handover";

  private ReplicaHandover() {}

  /** Before our apply: the number of now, or the autoscaler's least, survives it. */
  static void before(
      KubernetesClient client,
      HasMetadata actual,
      HasMetadata desired,
      Optional<HorizontalPodAutoscaler> autoscaler) {
    if (actual instanceof Deployment now
        && desired instanceof Deployment next
        && next.getSpec().getReplicas() == null
        && holds(now, Labels.OPERATOR)) {
      var least = autoscaler.map(found -> found.getSpec().getMinReplicas()).orElse(1);
      // At zero an autoscaler would consider itself switched off.
      var number = Math.max(Objects.requireNonNullElse(now.getSpec().getReplicas(), 1), least);
      hold(client, now, number);
    }
  }

  /** After our apply: the number is ours alone. */
  static void after(KubernetesClient client, HasMetadata actual, HasMetadata desired) {
    if (leftOver(actual, desired)) {
      hold(client, (Deployment) actual, null);
    }
  }

  /** Somebody held the number for an autoscaler that is not wanted any more. */
  static boolean leftOver(HasMetadata actual, HasMetadata desired) {
    return actual instanceof Deployment now
        && desired instanceof Deployment next
        && next.getSpec().getReplicas() != null
        && holds(now, HOLDER);
  }

  private static boolean holds(Deployment deployment, String manager) {
    return deployment.getMetadata().getManagedFields().stream()
        .filter(entry -> manager.equals(entry.getManager()) && "Apply".equals(entry.getOperation()))
        .anyMatch(ReplicaHandover::namesReplicas);
  }

  private static boolean namesReplicas(ManagedFieldsEntry entry) {
    return entry.getFieldsV1() != null
        && entry.getFieldsV1().getAdditionalProperties().get("f:spec") instanceof Map<?, ?> spec
        && spec.containsKey("f:replicas");
  }

  private static void hold(
      KubernetesClient client, Deployment deployment, @Nullable Integer number) {
    var meta = deployment.getMetadata();
    var claim =
        new DeploymentBuilder()
            .withNewMetadata()
            .withName(meta.getName())
            .withNamespace(meta.getNamespace())
            .endMetadata();
    if (number != null) {
      claim.withNewSpec().withReplicas(number).endSpec();
    }
    client
        .resource(claim.build())
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(HOLDER)
                .withForce(true)
                .build());
  }
}
