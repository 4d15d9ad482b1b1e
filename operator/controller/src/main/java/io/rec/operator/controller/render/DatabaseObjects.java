package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.KeyToPathBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The managed database: a StatefulSet of one and its Service. */
final class DatabaseObjects {
  static final int PORT = 5432;

  /** PostgreSQL writes its last checkpoint in this time. */
  private static final long GRACE_SECONDS = 60;

  private static final int OWNER_READS = 0400;

  private DatabaseObjects() {}

  static List<HasMetadata> of(Blueprint blueprint, Blueprint.Database.Managed database) {
    return List.of(service(blueprint), statefulSet(blueprint, database));
  }

  private static ObjectMeta meta(Blueprint blueprint) {
    return blueprint.owner().object(Names.POSTGRES, blueprint.platform().version());
  }

  private static Service service(Blueprint blueprint) {
    return new ServiceBuilder()
        .withMetadata(meta(blueprint))
        .withNewSpec()
        .withType("ClusterIP")
        .withSelector(Labels.selector(blueprint.owner(), Names.POSTGRES))
        .addNewPort()
        .withName("postgres")
        .withPort(PORT)
        .withProtocol("TCP")
        .withTargetPort(new IntOrString("postgres"))
        .endPort()
        .endSpec()
        .build();
  }

  private static StatefulSet statefulSet(Blueprint blueprint, Blueprint.Database.Managed database) {
    var unwanted = database.deleteVolume() ? "Delete" : "Retain";
    return new StatefulSetBuilder()
        .withMetadata(meta(blueprint))
        .withNewSpec()
        .withReplicas(database.replicas())
        .withServiceName(Names.POSTGRES)
        // With OrderedReady a pod that cannot start blocks the very template that would cure it.
        .withPodManagementPolicy("Parallel")
        .withNewPersistentVolumeClaimRetentionPolicy()
        .withWhenDeleted(unwanted)
        .withWhenScaled("Retain")
        .endPersistentVolumeClaimRetentionPolicy()
        .withNewSelector()
        .withMatchLabels(Labels.selector(blueprint.owner(), Names.POSTGRES))
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        // No version: a new release of the services must not restart the database.
        .withLabels(podLabels(blueprint))
        .withAnnotations(
            database.restartToken().isEmpty()
                ? null
                : Map.of(Names.RESTART_TOKEN, database.restartToken()))
        .endMetadata()
        .withSpec(pod(database))
        .endTemplate()
        .withVolumeClaimTemplates(claim(blueprint, database))
        .endSpec()
        .build();
  }

  private static Map<String, String> podLabels(Blueprint blueprint) {
    var labels =
        new TreeMap<>(Labels.of(blueprint.owner(), Names.POSTGRES, blueprint.platform().version()));
    labels.remove(Labels.VERSION);
    return labels;
  }

  private static PodSpec pod(Blueprint.Database.Managed database) {
    return new PodSpecBuilder()
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withSecurityContext(Hardening.pod())
        .withTerminationGracePeriodSeconds(GRACE_SECONDS)
        .withImagePullSecrets(PodTemplates.pullSecrets(database.image()))
        .withVolumes(volumes())
        .withContainers(container(database))
        .build();
  }

  private static List<Volume> volumes() {
    var keys =
        Stream.of("POSTGRES_USER", "POSTGRES_PASSWORD", "superuser-password")
            .map(key -> new KeyToPathBuilder().withKey(key).withPath(key).build())
            .toList();
    return List.of(
        scratch("tmp"),
        scratch("run"),
        new VolumeBuilder()
            .withName("operator")
            .withNewSecret()
            .withSecretName(Names.OPERATOR_LOGIN_SECRET)
            .withDefaultMode(OWNER_READS)
            .withItems(keys)
            .endSecret()
            .build());
  }

  private static Volume scratch(String name) {
    return new VolumeBuilder()
        .withName(name)
        .withNewEmptyDir()
        .withSizeLimit(new Quantity("256Mi"))
        .endEmptyDir()
        .build();
  }

  private static Container container(Blueprint.Database.Managed database) {
    return new ContainerBuilder()
        .withName(Names.POSTGRES)
        .withImage(database.image().reference())
        .withImagePullPolicy(
            database.image().pullPolicy().isEmpty() ? null : database.image().pullPolicy())
        .withArgs(arguments(database))
        .addNewEnv()
        .withName("POSTGRES_DB")
        .withValue(database.name())
        .endEnv()
        .addNewEnv()
        .withName("POSTGRES_OWNER")
        .withValue(database.owner())
        .endEnv()
        .addNewPort()
        .withName("postgres")
        .withContainerPort(PORT)
        .withProtocol("TCP")
        .endPort()
        .withResources(database.resources())
        .withSecurityContext(Hardening.container())
        .addNewVolumeMount()
        .withName("data")
        .withMountPath("/var/lib/postgresql/data")
        .endVolumeMount()
        .addNewVolumeMount()
        .withName("tmp")
        .withMountPath("/tmp")
        .endVolumeMount()
        .addNewVolumeMount()
        .withName("run")
        .withMountPath("/run/postgresql")
        .endVolumeMount()
        .addNewVolumeMount()
        .withName("operator")
        .withMountPath("/etc/recio/operator")
        .withReadOnly(true)
        .endVolumeMount()
        // A recovery after a crash may take minutes; killing it would only start it anew.
        .withStartupProbe(probe(1, 600))
        // Each look begins a process in the container, which takes a small machine fifty
        // milliseconds
        // of everybody's time. Whether the database serves is asked by those who use it anyway.
        .withReadinessProbe(probe(10, 2))
        .withLivenessProbe(probe(20, 3))
        .withTerminationMessagePolicy("FallbackToLogsOnError")
        .build();
  }

  private static List<String> arguments(Blueprint.Database.Managed database) {
    var arguments = new ArrayList<String>();
    new TreeMap<>(database.parameters())
        .forEach(
            (name, value) -> {
              arguments.add("-c");
              arguments.add(name + "=" + value);
            });
    if (!arguments.isEmpty()) {
      arguments.addFirst("postgres");
    }
    return arguments;
  }

  private static Probe probe(int period, int failures) {
    return new ProbeBuilder()
        .withNewExec()
        .withCommand("pg_isready", "--quiet", "--host=127.0.0.1")
        .endExec()
        .withPeriodSeconds(period)
        .withFailureThreshold(failures)
        .withTimeoutSeconds(3)
        .build();
  }

  private static PersistentVolumeClaim claim(
      Blueprint blueprint, Blueprint.Database.Managed database) {
    return new PersistentVolumeClaimBuilder()
        .withApiVersion("v1")
        .withKind("PersistentVolumeClaim")
        .withNewMetadata()
        .withName("data")
        .withLabels(Labels.selector(blueprint.owner(), Names.POSTGRES))
        .endMetadata()
        .withNewSpec()
        .withAccessModes("ReadWriteOnce")
        .withStorageClassName(database.storageClass().isEmpty() ? null : database.storageClass())
        .withVolumeMode("Filesystem")
        .withNewResources()
        .addToRequests("storage", new Quantity(database.storageSize()))
        .endResources()
        .endSpec()
        .build();
  }
}
