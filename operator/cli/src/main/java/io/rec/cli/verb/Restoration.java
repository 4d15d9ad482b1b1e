package io.rec.cli.verb;

import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.desk.DeskState;
import io.rec.cli.waiting.Patience;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.api.status.ConditionType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An earlier copy in the place of the database. A Job does it that is made of the operator's
 * suspended CronJob {@code restore}; entries have to be stopped before, and stay stopped after.
 *
 * @param file a copy's name, empty for the newest
 */
public record Restoration(String file, String nonce) {
  private static final String TEMPLATE = "restore";
  private static final String COMPLETE = "Complete";
  private static final String FAILED = "Failed";

  /** What stands against it, before anybody is asked. */
  public void check(KubernetesClient client, TradingSystem desk) {
    var state = new DeskState(desk);
    if (desk.getSpec().suspend()) {
      throw new Failure(
          ExitCode.REFUSED,
          "%s is suspended, and its database with it.".formatted(state.called()),
          "recio resume, then recio kill pause, then once more.");
    }
    boolean stopped =
        state
            .condition(ConditionType.KILL_SWITCH_ENGAGED)
            .filter(engaged -> engaged.status() == ConditionStatus.TRUE)
            .isPresent();
    if (!stopped) {
      throw new Failure(
          ExitCode.REFUSED,
          "%s may enter trades: what happens while it is restored would be forgotten."
              .formatted(state.called()),
          "Stop entries first: recio kill pause --reason \"restore\"");
    }
    template(client, desk);
  }

  /** Begins it; the Job's name. */
  public String begin(KubernetesClient client, TradingSystem desk) {
    Job job = job(template(client, desk));
    client.batch().v1().jobs().inNamespace(namespace(desk)).resource(job).create();
    return job.getMetadata().getName();
  }

  /** Waits for the Job; its last words. */
  public String finish(KubernetesClient client, TradingSystem desk, String job, Patience patience)
      throws InterruptedException {
    boolean done =
        patience.orFail(
            () ->
                new Failure(
                    ExitCode.TIMED_OUT,
                    "The job %s runs for more than %d s."
                        .formatted(job, patience.limit().toSeconds()),
                    "It goes on without this command: kubectl logs -f job/" + job),
            () -> ended(client, desk, job));
    String words = words(client, desk, job);
    if (!done) {
      throw new Failure(
          ExitCode.UNHEALTHY,
          "The restore failed, the database is what it was: " + words,
          "kubectl logs job/" + job);
    }
    return words;
  }

  Job job(CronJob template) {
    var spec = template.getSpec().getJobTemplate().getSpec();
    var args = file.isEmpty() ? List.of(TEMPLATE) : List.of(TEMPLATE, file);
    return new JobBuilder()
        .withNewMetadata()
        .withName(
            TEMPLATE + "-" + nonce.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-"))
        .withNamespace(template.getMetadata().getNamespace())
        .withOwnerReferences(
            new OwnerReferenceBuilder()
                .withApiVersion("batch/v1")
                .withKind("CronJob")
                .withName(template.getMetadata().getName())
                .withUid(template.getMetadata().getUid())
                .build())
        .endMetadata()
        .withSpec(spec)
        .editSpec()
        .withBackoffLimit(0)
        .editTemplate()
        .editSpec()
        .editFirstContainer()
        .withArgs(args)
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  private static CronJob template(KubernetesClient client, TradingSystem desk) {
    CronJob found =
        client.batch().v1().cronjobs().inNamespace(namespace(desk)).withName(TEMPLATE).get();
    if (found == null) {
      throw new Failure(
          ExitCode.NOT_FOUND,
          "There is no CronJob %s: the database is not the operator's, or backups are switched off."
              .formatted(TEMPLATE),
          "kubectl describe ts tells in the condition BackupHealthy");
    }
    return found;
  }

  private static Optional<Boolean> ended(KubernetesClient client, TradingSystem desk, String job) {
    var found = client.batch().v1().jobs().inNamespace(namespace(desk)).withName(job).get();
    return Stream.ofNullable(found)
        .filter(seen -> seen.getStatus() != null)
        .flatMap(seen -> seen.getStatus().getConditions().stream())
        .filter(condition -> condition.getStatus().equals("True"))
        .filter(
            condition -> condition.getType().equals(COMPLETE) || condition.getType().equals(FAILED))
        .map(condition -> condition.getType().equals(COMPLETE))
        .findFirst();
  }

  private static String words(KubernetesClient client, TradingSystem desk, String job) {
    return client
        .pods()
        .inNamespace(namespace(desk))
        .withLabel("batch.kubernetes.io/job-name", job)
        .list()
        .getItems()
        .stream()
        .flatMap(Restoration::words)
        .findFirst()
        .orElse("its pod said nothing");
  }

  private static Stream<String> words(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .map(container -> container.getState())
        .filter(Objects::nonNull)
        .map(state -> state.getTerminated())
        .filter(Objects::nonNull)
        .map(ended -> Objects.toString(ended.getMessage(), "").strip())
        .filter(message -> !message.isEmpty());
  }

  private static String namespace(TradingSystem desk) {
    return desk.getMetadata().getNamespace();
  }
}
