package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.ArrayList;
import java.util.List;

/** What one component consists of, its Services apart. */
final class ComponentObjects {
  private static final int KEPT_REPLICA_SETS = 3;
  private static final int SCALE_DOWN_WINDOW_SECONDS = 300;

  private ComponentObjects() {}

  static List<HasMetadata> of(Blueprint blueprint, Component component) {
    var objects = new ArrayList<HasMetadata>();
    objects.add(account(blueprint, component));
    objects.add(deployment(blueprint, component));
    if (component.workload().autoscaling().isPresent()) {
      objects.add(
          autoscaler(blueprint, component, component.workload().autoscaling().orElseThrow()));
    }
    // With one replica a budget would block every drain of a node.
    if (component.replicas() > 1) {
      objects.add(budget(blueprint, component));
    }
    return objects;
  }

  static ObjectMeta meta(Blueprint blueprint, Component component, String name) {
    var meta = blueprint.owner().object(name, blueprint.platform().version());
    meta.setLabels(
        Labels.ofComponent(blueprint.owner(), component.name(), blueprint.platform().version()));
    return meta;
  }

  private static ServiceAccount account(Blueprint blueprint, Component component) {
    return new ServiceAccountBuilder()
        .withMetadata(meta(blueprint, component, component.name()))
        .withAutomountServiceAccountToken(false)
        .build();
  }

  private static Deployment deployment(Blueprint blueprint, Component component) {
    var scaled = component.workload().autoscaling().isPresent() && component.replicas() > 0;
    return new DeploymentBuilder()
        .withMetadata(meta(blueprint, component, component.name()))
        .withNewSpec()
        .withReplicas(scaled ? null : component.replicas())
        .withRevisionHistoryLimit(KEPT_REPLICA_SETS)
        .withNewSelector()
        .withMatchLabels(Labels.selector(blueprint.owner(), component.name()))
        .endSelector()
        .withNewStrategy()
        .withType("RollingUpdate")
        .withNewRollingUpdate()
        .withNewMaxSurge(1)
        .withNewMaxUnavailable(0)
        .endRollingUpdate()
        .endStrategy()
        .withTemplate(PodTemplates.of(blueprint, component))
        .endSpec()
        .build();
  }

  private static HorizontalPodAutoscaler autoscaler(
      Blueprint blueprint, Component component, Component.Autoscaling bounds) {
    return new HorizontalPodAutoscalerBuilder()
        .withMetadata(meta(blueprint, component, component.name()))
        .withNewSpec()
        .withNewScaleTargetRef("apps/v1", "Deployment", component.name())
        .withMinReplicas(bounds.min())
        .withMaxReplicas(bounds.max())
        .addNewMetric()
        .withType("Resource")
        .withNewResource()
        .withName("cpu")
        .withNewTarget()
        .withType("Utilization")
        .withAverageUtilization(bounds.targetCpuPercent())
        .endTarget()
        .endResource()
        .endMetric()
        .withNewBehavior()
        .withNewScaleDown()
        .withStabilizationWindowSeconds(SCALE_DOWN_WINDOW_SECONDS)
        .endScaleDown()
        .endBehavior()
        .endSpec()
        .build();
  }

  private static PodDisruptionBudget budget(Blueprint blueprint, Component component) {
    return new PodDisruptionBudgetBuilder()
        .withMetadata(meta(blueprint, component, component.name()))
        .withNewSpec()
        .withNewMaxUnavailable(1)
        .withNewSelector()
        .withMatchLabels(Labels.selector(blueprint.owner(), component.name()))
        .endSelector()
        .endSpec()
        .build();
  }
}
