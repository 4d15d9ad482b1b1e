package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Brings the schema to the release's version, once for each release and image. */
public final class MigrationJob {
  private static final int ATTEMPTS = 4;
  private static final long DEADLINE_SECONDS = 1800;

  private MigrationJob() {}

  static Job of(Blueprint blueprint) {
    var meta = blueprint.owner().object(name(blueprint), blueprint.platform().version());
    meta.setLabels(Labels.of(blueprint.owner(), Names.MIGRATION, blueprint.platform().version()));
    return new JobBuilder()
        .withMetadata(meta)
        .withNewSpec()
        .withBackoffLimit(ATTEMPTS)
        .withActiveDeadlineSeconds(DEADLINE_SECONDS)
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(Labels.of(blueprint.owner(), Names.MIGRATION, blueprint.platform().version()))
        .endMetadata()
        .withSpec(pod(blueprint))
        .endTemplate()
        .endSpec()
        .build();
  }

  /** A Job's template cannot be changed, so a change of it gets another name. */
  public static String name(Blueprint blueprint) {
    return "%s-%s-%s"
        .formatted(
            Names.MIGRATION,
            blueprint.platform().version().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
            Digest.of(pod(blueprint).toString()));
  }

  private static PodSpec pod(Blueprint blueprint) {
    var image = blueprint.platform().image();
    var volumes = ServiceVolumes.database();
    return new PodSpecBuilder()
        .withRestartPolicy("Never")
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withSecurityContext(Hardening.pod())
        .withImagePullSecrets(PodTemplates.pullSecrets(image))
        .withVolumes(volumes.volumes())
        .addNewContainer()
        .withName(Names.MIGRATION)
        .withImage(image.reference())
        .withImagePullPolicy(image.pullPolicy().isEmpty() ? null : image.pullPolicy())
        .withArgs(Names.MIGRATION)
        .withEnv(environment(blueprint))
        .withResources(
            new ResourceRequirementsBuilder()
                .addToRequests("cpu", new Quantity("50m"))
                .addToRequests("memory", new Quantity("128Mi"))
                .addToLimits("memory", new Quantity("384Mi"))
                .build())
        .withSecurityContext(Hardening.container())
        .withVolumeMounts(volumes.mounts())
        .withTerminationMessagePolicy("FallbackToLogsOnError")
        .endContainer()
        .build();
  }

  private static List<EnvVar> environment(Blueprint blueprint) {
    var platform = blueprint.platform();
    return Stream.of(
            variable("RECIO_COMPONENT", Names.MIGRATION),
            variable("RECIO_SYSTEM", blueprint.owner().name()),
            variable("RECIO_NAMESPACE", blueprint.owner().namespace()),
            variable("RECIO_VERSION", platform.version()),
            variable("RECIO_MODE", platform.mode()),
            variable("RECIO_PROFILE", platform.profile()),
            variable("RECIO_LOG_LEVEL", platform.logLevel()),
            variable("OTEL_TRACES_EXPORTER", "none"),
            variable("OTEL_METRICS_EXPORTER", "none"),
            variable("OTEL_LOGS_EXPORTER", "none"))
        .toList();
  }

  private static EnvVar variable(String name, String value) {
    return new EnvVarBuilder().withName(name).withValue(value).build();
  }
}
