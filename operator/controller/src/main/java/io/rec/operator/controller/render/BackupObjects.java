package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies of the managed database: one each night, the proof that it can be restored, one more when
 * somebody asks, and the way back.
 */
public final class BackupObjects {
  private static final long MAY_START_LATE_SECONDS = 3600;
  private static final long DEADLINE_SECONDS = 3 * 3600;
  private static final int ATTEMPTS = 2;
  private static final int KEPT = 3;

  /** A date that does not come. */
  private static final String NEVER = "0 0 31 2 *";

  private BackupObjects() {}

  static List<HasMetadata> of(Blueprint blueprint, Blueprint.Database.Managed database) {
    var objects = new ArrayList<HasMetadata>();
    database
        .backup()
        .ifPresent(
            backup -> {
              var pods = new BackupPods(blueprint, database, backup);
              var sleeping = !blueprint.runs();
              objects.add(
                  schedule(
                      blueprint, Names.BACKUP, backup.schedule(), backup, sleeping, pods.run()));
              if (!backup.drillSchedule().isEmpty()) {
                objects.add(
                    schedule(
                        blueprint,
                        Names.RESTORE_DRILL,
                        backup.drillSchedule(),
                        backup,
                        sleeping,
                        pods.drill()));
              }
              objects.add(schedule(blueprint, Names.RESTORE, NEVER, backup, true, pods.restore()));
              if (!backup.request().isEmpty() && database.replicas() > 0) {
                objects.add(extra(blueprint, backup, pods.run()));
              }
            });
    return objects;
  }

  /** How the name of the extra one begins, whatever its image. */
  public static String extraPrefix(String request) {
    return Names.BACKUP + "-" + Digest.of(request) + "-";
  }

  private static CronJob schedule(
      Blueprint blueprint,
      String name,
      String schedule,
      Blueprint.Backup backup,
      boolean suspended,
      JobSpec job) {
    return new CronJobBuilder()
        .withMetadata(blueprint.owner().object(name, blueprint.platform().version()))
        .withNewSpec()
        .withSchedule(schedule)
        .withTimeZone(backup.timeZone())
        .withSuspend(suspended)
        .withConcurrencyPolicy("Forbid")
        .withStartingDeadlineSeconds(MAY_START_LATE_SECONDS)
        .withSuccessfulJobsHistoryLimit(1)
        .withFailedJobsHistoryLimit(KEPT)
        .withNewJobTemplate()
        .withSpec(limited(job))
        .endJobTemplate()
        .endSpec()
        .build();
  }

  private static Job extra(Blueprint blueprint, Blueprint.Backup backup, JobSpec job) {
    var image = job.getTemplate().getSpec().getContainers().getFirst().getImage();
    var meta =
        blueprint
            .owner()
            // A Job's template cannot be changed, so another image gets another name.
            .object(
                extraPrefix(backup.request()) + Digest.of(image), blueprint.platform().version());
    meta.setLabels(Labels.of(blueprint.owner(), Names.BACKUP, blueprint.platform().version()));
    return new JobBuilder().withMetadata(meta).withSpec(limited(job)).build();
  }

  private static JobSpec limited(JobSpec job) {
    return new JobSpecBuilder(job)
        .withBackoffLimit(ATTEMPTS)
        .withActiveDeadlineSeconds(DEADLINE_SECONDS)
        .build();
  }
}
