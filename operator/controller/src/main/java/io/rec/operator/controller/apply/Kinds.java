package io.rec.operator.controller.apply;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.rec.operator.controller.kinds.ServiceMonitor;
import java.util.List;

/** Every kind that is rendered; rights, informers and dependents follow from these lists. */
public final class Kinds {
  /** Those that every cluster knows. */
  public static final List<Class<? extends HasMetadata>> ALWAYS =
      List.of(
          StatefulSet.class,
          ConfigMap.class,
          Service.class,
          ServiceAccount.class,
          Role.class,
          RoleBinding.class,
          Deployment.class,
          Job.class,
          CronJob.class,
          HorizontalPodAutoscaler.class,
          PodDisruptionBudget.class,
          NetworkPolicy.class,
          Ingress.class);

  /** Those that a cluster knows only when somebody has installed them. */
  public static final List<Class<? extends HasMetadata>> OPTIONAL =
      List.of(HTTPRoute.class, ServiceMonitor.class);

  private Kinds() {}
}
