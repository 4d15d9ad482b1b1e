package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The pod of a component. */
final class PodTemplates {
  /** Time for an endpoint's removal to reach every node before the process is told to stop. */
  private static final long BEFORE_STOP_SECONDS = 3;

  private static final long GRACE_SECONDS = 45;
  private static final long GRACE_WITH_ORDERS_SECONDS = 90;

  private PodTemplates() {}

  static PodTemplateSpec of(Blueprint blueprint, Component component) {
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(
            Labels.ofComponent(blueprint.owner(), component.name(), blueprint.platform().version()))
        .withAnnotations(annotations(blueprint, component))
        .endMetadata()
        .withSpec(spec(blueprint, component))
        .build();
  }

  private static Map<String, String> annotations(Blueprint blueprint, Component component) {
    var annotations = new TreeMap<String, String>();
    annotations.put(Names.PORTS_HASH, Digest.of(portsInView(blueprint, component)));
    if (!component.workload().restartToken().isEmpty()) {
      annotations.put(Names.RESTART_TOKEN, component.workload().restartToken());
    }
    return annotations;
  }

  /** Only these ports matter to it: another component's new port must not restart this one. */
  private static String portsInView(Blueprint blueprint, Component component) {
    var peers =
        component.dependsOn().stream()
            .sorted()
            .map(peer -> peer + "=" + blueprint.component(peer).port())
            .collect(Collectors.joining(","));
    return component.name() + "=" + component.port() + ";" + peers;
  }

  private static PodSpec spec(Blueprint blueprint, Component component) {
    var workload = component.workload();
    var volumes = ServiceVolumes.of(blueprint, component);
    return new PodSpecBuilder()
        .withServiceAccountName(component.name())
        .withAutomountServiceAccountToken(false)
        // Sixteen Services would put a hundred variables into every process.
        .withEnableServiceLinks(false)
        .withHostname(component.name())
        .withSubdomain(Names.PODS)
        .withSecurityContext(Hardening.pod())
        .withTerminationGracePeriodSeconds(
            component.traits().money() ? GRACE_WITH_ORDERS_SECONDS : GRACE_SECONDS)
        .withImagePullSecrets(pullSecrets(workload.image()))
        .withNodeSelector(workload.nodeSelector())
        .withTolerations(workload.tolerations())
        .withPriorityClassName(workload.priorityClass().isEmpty() ? null : workload.priorityClass())
        .withTopologySpreadConstraints(spread(blueprint, component))
        .withVolumes(volumes.volumes())
        .withContainers(container(blueprint, component, volumes))
        .build();
  }

  static List<LocalObjectReference> pullSecrets(ImageRef image) {
    return image.pullSecrets().stream().map(LocalObjectReference::new).toList();
  }

  private static Container container(
      Blueprint blueprint, Component component, ServiceVolumes volumes) {
    var image = component.workload().image();
    return new ContainerBuilder()
        .withName(component.name())
        .withImage(image.reference())
        .withImagePullPolicy(image.pullPolicy().isEmpty() ? null : image.pullPolicy())
        .withArgs(component.role())
        .withEnv(Environment.of(blueprint, component))
        .addNewPort()
        .withName("http")
        .withContainerPort(component.port())
        .withProtocol("TCP")
        .endPort()
        .withResources(component.workload().resources())
        .withSecurityContext(Hardening.container())
        .withVolumeMounts(volumes.mounts())
        // Sixteen cold processes on two busy cores: a restart would only begin the wait anew.
        .withStartupProbe(probe("/health/live", 1, 240, 2))
        // One that is short of processor time answers late: restarting it would take more of it.
        .withLivenessProbe(probe("/health/live", 10, 6, 10))
        .withReadinessProbe(probe("/health/ready", 3, 2, 3))
        .withNewLifecycle()
        .withNewPreStop()
        .withNewSleep()
        .withSeconds(BEFORE_STOP_SECONDS)
        .endSleep()
        .endPreStop()
        .endLifecycle()
        .withTerminationMessagePolicy("FallbackToLogsOnError")
        .build();
  }

  private static Probe probe(String path, int period, int failures, int timeout) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath(path)
        .withPort(new IntOrString("http"))
        .endHttpGet()
        .withPeriodSeconds(period)
        .withFailureThreshold(failures)
        .withTimeoutSeconds(timeout)
        .build();
  }

  private static List<TopologySpreadConstraint> spread(Blueprint blueprint, Component component) {
    var alone = component.replicas() < 2 && component.workload().autoscaling().isEmpty();
    return alone
        ? List.of()
        : List.of(
            new TopologySpreadConstraintBuilder()
                .withMaxSkew(1)
                .withTopologyKey("kubernetes.io/hostname")
                .withWhenUnsatisfiable("ScheduleAnyway")
                .withNewLabelSelector()
                .withMatchLabels(Labels.selector(blueprint.owner(), component.name()))
                .endLabelSelector()
                .build());
  }
}
