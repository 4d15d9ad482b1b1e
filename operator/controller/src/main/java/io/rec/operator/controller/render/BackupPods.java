package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.KeyToPathBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pods that copy, prove and restore: the database's image, whose program {@code backup} does
 * the work, the volume of the copies, and the operator's login.
 */
record BackupPods(
    Blueprint blueprint, Blueprint.Database.Managed database, Blueprint.Backup backup) {
  private static final String PROGRAM = "/opt/recio/bin/backup";
  private static final String FOLDER = "/var/lib/recio/backup";
  private static final String SCRATCH = "/scratch";
  private static final int OWNER_READS = 0400;

  JobSpec run() {
    return job(Names.BACKUP, "run", List.of("POSTGRES_USER", "POSTGRES_PASSWORD"), false);
  }

  /** Alone with the copies: it reaches nobody and can change none of them. */
  JobSpec drill() {
    return job(Names.RESTORE_DRILL, "drill", List.of(), true);
  }

  /** The only one that makes a database, and so the only one with the superuser's password. */
  JobSpec restore() {
    return job(Names.RESTORE, "restore", List.of("superuser-password"), true);
  }

  /**
   * @param keys of the operator's Secret that it may read
   */
  private JobSpec job(String name, String verb, List<String> keys, boolean readOnly) {
    var image = database.image();
    return new JobSpecBuilder()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(Labels.of(blueprint.owner(), name, blueprint.platform().version()))
        .endMetadata()
        .withSpec(
            new PodSpecBuilder()
                .withRestartPolicy("Never")
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withSecurityContext(Hardening.pod())
                .withImagePullSecrets(PodTemplates.pullSecrets(image))
                .withVolumes(volumes(keys))
                .addNewContainer()
                .withName(name)
                .withImage(image.reference())
                .withImagePullPolicy(image.pullPolicy().isEmpty() ? null : image.pullPolicy())
                .withCommand(PROGRAM)
                .withArgs(verb)
                .withEnv(environment())
                .withResources(
                    new ResourceRequirementsBuilder()
                        .addToRequests("cpu", new Quantity("50m"))
                        .addToRequests("memory", new Quantity("128Mi"))
                        .addToLimits("memory", new Quantity("512Mi"))
                        .build())
                .withSecurityContext(Hardening.container())
                .withVolumeMounts(mounts(!keys.isEmpty(), readOnly))
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .endContainer()
                .build())
        .endTemplate()
        .build();
  }

  private List<EnvVar> environment() {
    return Stream.of(
            variable("POSTGRES_DB", database.name()),
            variable("POSTGRES_OWNER", database.owner()),
            variable("PGHOST", Names.POSTGRES),
            variable("BACKUP_DIR", FOLDER),
            variable("BACKUP_RETENTION_DAYS", String.valueOf(backup.retentionDays())),
            variable("TMPDIR", SCRATCH))
        .toList();
  }

  private List<Volume> volumes(List<String> keys) {
    var copies =
        new VolumeBuilder()
            .withName("backup")
            .withNewPersistentVolumeClaim()
            .withClaimName(backup.claim())
            .endPersistentVolumeClaim()
            .build();
    var scratch =
        new VolumeBuilder()
            .withName("scratch")
            .withNewEmptyDir()
            .withSizeLimit(new Quantity(backup.scratch()))
            .endEmptyDir()
            .build();
    return keys.isEmpty() ? List.of(copies, scratch) : List.of(copies, scratch, login(keys));
  }

  private static Volume login(List<String> keys) {
    return new VolumeBuilder()
        .withName("operator")
        .withNewSecret()
        .withSecretName(Names.OPERATOR_LOGIN_SECRET)
        .withDefaultMode(OWNER_READS)
        .withItems(
            keys.stream()
                .map(key -> new KeyToPathBuilder().withKey(key).withPath(key).build())
                .toList())
        .endSecret()
        .build();
  }

  private static List<VolumeMount> mounts(boolean needsLogin, boolean readOnly) {
    var copies =
        new VolumeMountBuilder()
            .withName("backup")
            .withMountPath(FOLDER)
            .withReadOnly(readOnly ? true : null)
            .build();
    var scratch = new VolumeMountBuilder().withName("scratch").withMountPath(SCRATCH).build();
    var login =
        new VolumeMountBuilder()
            .withName("operator")
            .withMountPath("/etc/recio/operator")
            .withReadOnly(true)
            .build();
    return needsLogin ? List.of(copies, scratch, login) : List.of(copies, scratch);
  }

  private static EnvVar variable(String name, String value) {
    return new EnvVarBuilder().withName(name).withValue(value).build();
  }
}
