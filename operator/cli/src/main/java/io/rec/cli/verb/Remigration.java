package io.rec.cli.verb;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.waiting.Patience;
import java.util.Map;
import java.util.TreeMap;

/**
 * A copy of an older release brings its schema with it, for which the services would wait for ever:
 * the operator migrates with a release, and none begins. So the migration of the release that runs
 * is done once more; on a schema that fits it does nothing.
 */
record Remigration(KubernetesClient client, String namespace, String nonce) {
  private static final String MIGRATION = "migrate";

  /** A pod's labels that only its own Job may bear. */
  private static final String[] OF_ITS_JOB = {
    "controller-uid",
    "job-name",
    "batch.kubernetes.io/controller-uid",
    "batch.kubernetes.io/job-name"
  };

  /**
   * Waits for its end.
   *
   * @param owner of the Job
   */
  void run(OwnerReference owner, Patience patience) throws InterruptedException {
    var run = JobRun.begin(client, again(last(), owner));
    if (!run.completes(patience)) {
      throw new Failure(
          ExitCode.UNHEALTHY,
          "The copy is in place, but the migration of its schema failed: " + run.words(),
          "kubectl logs job/%s; services wait for the schema meanwhile".formatted(run.name()));
    }
  }

  Job again(Job done, OwnerReference owner) {
    var template = done.getSpec().getTemplate();
    Map<String, String> labels =
        new TreeMap<>(requireNonNullElse(template.getMetadata().getLabels(), Map.of()));
    for (String label : OF_ITS_JOB) {
      labels.remove(label);
    }
    return new JobBuilder()
        .withNewMetadata()
        .withName("%s-%s".formatted(MIGRATION, Restoration.plain(nonce)))
        .withNamespace(namespace)
        .withOwnerReferences(owner)
        .endMetadata()
        .withNewSpec()
        .withBackoffLimit(done.getSpec().getBackoffLimit())
        .withActiveDeadlineSeconds(done.getSpec().getActiveDeadlineSeconds())
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(labels)
        .endMetadata()
        .withSpec(template.getSpec())
        .endTemplate()
        .endSpec()
        .build();
  }

  private Job last() {
    return client
        .batch()
        .v1()
        .jobs()
        .inNamespace(namespace)
        .withLabel("app.kubernetes.io/name", MIGRATION)
        .list()
        .getItems()
        .stream()
        .filter(job -> job.getStatus() != null && job.getStatus().getCompletionTime() != null)
        .max(comparing(job -> job.getStatus().getCompletionTime()))
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.NOT_FOUND,
                    "The copy is in place, but the Job that migrates its schema is gone.",
                    "If services say SchemaOutdated: start a release, or restore a newer copy."));
  }
}
