package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;

/**
 * Fingerprints made anew each week from the price history. The coordinator's own program does it in
 * a pod of its own: the minutes of counting must not cost the strike table a tick.
 */
final class RegenerationSchedule {
  /** When v2 did it: the markets rest, and the week's minutes are complete. */
  private static final String SATURDAY_NIGHT = "59 23 * * 6";

  private static final String ZONE = "Etc/UTC";
  private static final long MAY_START_LATE_SECONDS = 6 * 3600;
  private static final long DEADLINE_SECONDS = 4 * 3600;
  private static final int ATTEMPTS = 2;
  private static final int KEPT_FAILURES = 3;

  /** The program's word for tables that did not pass: another attempt would not change them. */
  private static final int REFUSED = 2;

  private RegenerationSchedule() {}

  static CronJob of(Blueprint blueprint) {
    var component = blueprint.component(Names.COORDINATOR);
    var version = blueprint.platform().version();
    var labels = Labels.of(blueprint.owner(), Names.FINGERPRINTS, version);
    var meta = blueprint.owner().object(Names.FINGERPRINTS, version);
    meta.setLabels(labels);
    return new CronJobBuilder()
        .withMetadata(meta)
        .withNewSpec()
        .withSchedule(SATURDAY_NIGHT)
        .withTimeZone(ZONE)
        .withSuspend(component.replicas() == 0)
        .withConcurrencyPolicy("Forbid")
        .withStartingDeadlineSeconds(MAY_START_LATE_SECONDS)
        .withSuccessfulJobsHistoryLimit(1)
        .withFailedJobsHistoryLimit(KEPT_FAILURES)
        .withNewJobTemplate()
        .withNewSpec()
        .withBackoffLimit(ATTEMPTS)
        .withActiveDeadlineSeconds(DEADLINE_SECONDS)
        .withNewPodFailurePolicy()
        .addNewRule()
        .withAction("FailJob")
        .withNewOnExitCodes()
        .withOperator("In")
        .withValues(REFUSED)
        .endOnExitCodes()
        .endRule()
        .endPodFailurePolicy()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(labels)
        .endMetadata()
        .withSpec(pod(blueprint, component))
        .endTemplate()
        .endSpec()
        .endJobTemplate()
        .endSpec()
        .build();
  }

  private static PodSpec pod(Blueprint blueprint, Component component) {
    var workload = component.workload();
    var volumes = ServiceVolumes.database();
    return new PodSpecBuilder()
        .withRestartPolicy("Never")
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withSecurityContext(Hardening.pod())
        .withImagePullSecrets(PodTemplates.pullSecrets(workload.image()))
        .withNodeSelector(workload.nodeSelector())
        .withTolerations(workload.tolerations())
        .withVolumes(volumes.volumes())
        .addNewContainer()
        .withName(Names.FINGERPRINTS)
        .withImage(workload.image().reference())
        .withImagePullPolicy(
            workload.image().pullPolicy().isEmpty() ? null : workload.image().pullPolicy())
        .withArgs(component.role(), Names.FINGERPRINTS, "regenerate")
        .withEnv(Environment.of(blueprint, component))
        .withResources(
            new ResourceRequirementsBuilder()
                .addToRequests("cpu", new Quantity("50m"))
                .addToRequests("memory", new Quantity("256Mi"))
                .addToLimits("memory", new Quantity("512Mi"))
                .build())
        .withSecurityContext(Hardening.container())
        .withVolumeMounts(volumes.mounts())
        .withTerminationMessagePolicy("FallbackToLogsOnError")
        .endContainer()
        .build();
  }
}
