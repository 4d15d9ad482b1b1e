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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The pods that copy, prove and restore: the database's image, whose program {@code backup} does
 * the work, the volume of the copies, and a login.
 */
record BackupPods(Blueprint blueprint, CopiedServer server, Blueprint.Backup backup) {
  private static final String PROGRAM = "/opt/recio/bin/backup";
  private static final String FOLDER = "/var/lib/recio/backup";
  private static final String SCRATCH = "/scratch";
  private static final String LOGIN = "operator";
  private static final String AUTHORITY = "authority";
  private static final int OWNER_READS = 0400;

  JobSpec run() {
    return job(Names.BACKUP, "run", server.keys(), false);
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
   * @param keys of the Secret that it may read
   */
  private JobSpec job(String name, String verb, List<String> keys, boolean readOnly) {
    var image = server.image();
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
    var database = server.database();
    return Stream.of(
            Stream.of(
                variable("POSTGRES_DB", database.name()),
                variable("POSTGRES_OWNER", database.owner())),
            server.address().stream(),
            Stream.of(
                variable("BACKUP_DIR", FOLDER),
                variable("BACKUP_RETENTION_DAYS", String.valueOf(backup.retentionDays())),
                variable("TMPDIR", SCRATCH)))
        .flatMap(Function.identity())
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
    var volumes = new ArrayList<>(List.of(copies, scratch));
    if (!keys.isEmpty()) {
      volumes.add(secret(LOGIN, server.secret(), keys));
      if (!server.authority().isEmpty()) {
        volumes.add(secret(AUTHORITY, server.authority(), List.of(CopiedServer.AUTHORITY_FILE)));
      }
    }
    return volumes;
  }

  /** What is missing of a stranger's Secret is told by the program; no pod waits for it in vain. */
  private Volume secret(String volume, String name, List<String> keys) {
    return new VolumeBuilder()
        .withName(volume)
        .withNewSecret()
        .withSecretName(name)
        .withDefaultMode(OWNER_READS)
        .withOptional(server.lenient() ? true : null)
        .withItems(
            keys.stream()
                .map(key -> new KeyToPathBuilder().withKey(key).withPath(key).build())
                .toList())
        .endSecret()
        .build();
  }

  private List<VolumeMount> mounts(boolean needsLogin, boolean readOnly) {
    var copies =
        new VolumeMountBuilder()
            .withName("backup")
            .withMountPath(FOLDER)
            .withReadOnly(readOnly ? true : null)
            .build();
    var scratch = new VolumeMountBuilder().withName("scratch").withMountPath(SCRATCH).build();
    var mounts = new ArrayList<>(List.of(copies, scratch));
    if (needsLogin) {
      mounts.add(mount(LOGIN, "/etc/recio/operator"));
      if (!server.authority().isEmpty()) {
        mounts.add(mount(AUTHORITY, CopiedServer.AUTHORITY_FOLDER));
      }
    }
    return mounts;
  }

  private static VolumeMount mount(String volume, String folder) {
    return new VolumeMountBuilder()
        .withName(volume)
        .withMountPath(folder)
        .withReadOnly(true)
        .build();
  }

  private static EnvVar variable(String name, String value) {
    return new EnvVarBuilder().withName(name).withValue(value).build();
  }
}
