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
import java.util.Set;

/**
 * Copies of the database: one each night, the proof that it can be restored, one more when somebody
 * asks, and the way back. That renames databases, and so is there for our own server alone.
 */
public final class BackupObjects {
  private static final long MAY_START_LATE_SECONDS = 3600;
  private static final long DEADLINE_SECONDS = 3 * 3600;
  private static final int ATTEMPTS = 2;
  private static final int KEPT = 3;

  /** A date that does not come. */
  private static final String NEVER = "0 0 31 2 *";

  private BackupObjects() {}

  static List<HasMetadata> of(Blueprint blueprint) {
    return switch (blueprint.database()) {
      case Blueprint.Database.Managed ours ->
          ours.backup()
              .map(backup -> new BackupPods(blueprint, CopiedServer.ours(ours), backup))
              .map(
                  pods -> {
                    var objects = copies(pods, ours.replicas() > 0);
                    objects.add(schedule(pods, Names.RESTORE, NEVER, true, pods.restore()));
                    return objects;
                  })
              .orElseGet(List::of);
      case Blueprint.Database.External other ->
          other
              .lent()
              .map(
                  lent ->
                      new BackupPods(blueprint, CopiedServer.elsewhere(other, lent), lent.backup()))
              .map(pods -> copies(pods, true))
              .orElseGet(List::of);
    };
  }

  /**
   * Jobs on somebody else's server are no part of a release: it is its owner who decides where it
   * is and who may log in, and a job is not restarted.
   */
  static Set<String> unreleased(Blueprint blueprint) {
    return blueprint.database() instanceof Blueprint.Database.External
        ? Set.of(Names.BACKUP, Names.RESTORE_DRILL)
        : Set.of();
  }

  private static List<HasMetadata> copies(BackupPods pods, boolean serverRuns) {
    var backup = pods.backup();
    var sleeping = !pods.blueprint().runs();
    var objects = new ArrayList<HasMetadata>();
    objects.add(schedule(pods, Names.BACKUP, backup.schedule(), sleeping, pods.run()));
    if (!backup.drillSchedule().isEmpty()) {
      objects.add(
          schedule(pods, Names.RESTORE_DRILL, backup.drillSchedule(), sleeping, pods.drill()));
    }
    if (!backup.request().isEmpty() && serverRuns) {
      objects.add(extra(pods));
    }
    return objects;
  }

  /** How the name of the extra one begins, whatever its pod. */
  public static String extraPrefix(String request) {
    return Names.BACKUP + "-" + Digest.of(request) + "-";
  }

  private static CronJob schedule(
      BackupPods pods, String name, String schedule, boolean suspended, JobSpec job) {
    var blueprint = pods.blueprint();
    return new CronJobBuilder()
        .withMetadata(blueprint.owner().object(name, blueprint.platform().version()))
        .withNewSpec()
        .withSchedule(schedule)
        .withTimeZone(pods.backup().timeZone())
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

  private static Job extra(BackupPods pods) {
    var blueprint = pods.blueprint();
    var job = pods.run();
    var meta =
        blueprint
            .owner()
            // A Job's template cannot be changed, so another one gets another name.
            .object(
                extraPrefix(pods.backup().request()) + Digest.of(Canonical.text(job)),
                blueprint.platform().version());
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
