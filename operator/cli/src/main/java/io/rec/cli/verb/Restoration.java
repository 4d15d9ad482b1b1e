package io.rec.cli.verb;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
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
import java.util.Locale;

/**
 * An earlier copy in the place of the database. A Job does it that is made of the operator's
 * suspended CronJob {@code restore}; entries have to be stopped before, and stay stopped after.
 *
 * @param file a copy's name, empty for the newest
 */
public record Restoration(String file, String nonce) {
  private static final String TEMPLATE = "restore";

  /** What stands against it, before anybody is asked. */
  public void check(KubernetesClient client, TradingSystem desk) {
    var state = new DeskState(desk);
    if (desk.getSpec().database().external() != null) {
      throw new Failure(
          ExitCode.REFUSED,
          "The database of %s runs elsewhere: what puts a copy in its place renames databases there."
              .formatted(state.called()),
          "operator/controller/README.md, section \"Back from a copy, elsewhere\", has the commands.");
    }
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
          "Stop entries first: recio kill pause --reason \"restore\"; if the database cannot take that any more, set spec.killSwitch.level to PauseEntries");
    }
    template(client, desk);
  }

  /** Begins it; the Job's name. */
  public String begin(KubernetesClient client, TradingSystem desk) {
    return JobRun.begin(client, job(template(client, desk))).name();
  }

  /** Waits for the Job, and has its schema migrated; the Job's last words. */
  public String finish(KubernetesClient client, TradingSystem desk, String job, Patience patience)
      throws InterruptedException {
    var run = new JobRun(client, namespace(desk), job);
    boolean done = run.completes(patience);
    String words = run.words();
    if (!done) {
      throw new Failure(
          ExitCode.UNHEALTHY,
          "The restore failed, the database is what it was: " + words,
          "kubectl logs job/" + job);
    }
    new Remigration(client, namespace(desk), nonce).run(owner(template(client, desk)), patience);
    return words;
  }

  Job job(CronJob template) {
    var spec = template.getSpec().getJobTemplate().getSpec();
    var args = file.isEmpty() ? List.of(TEMPLATE) : List.of(TEMPLATE, file);
    return new JobBuilder()
        .withNewMetadata()
        .withName(TEMPLATE + "-" + plain(nonce))
        .withNamespace(template.getMetadata().getNamespace())
        .withOwnerReferences(owner(template))
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

  /** As a part of an object's name. */
  static String plain(String nonce) {
    return nonce.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private static OwnerReference owner(CronJob template) {
    return new OwnerReferenceBuilder()
        .withApiVersion("batch/v1")
        .withKind("CronJob")
        .withName(template.getMetadata().getName())
        .withUid(template.getMetadata().getUid())
        .build();
  }

  private static CronJob template(KubernetesClient client, TradingSystem desk) {
    CronJob found =
        client.batch().v1().cronjobs().inNamespace(namespace(desk)).withName(TEMPLATE).get();
    if (found == null) {
      throw new Failure(
          ExitCode.NOT_FOUND,
          "There is no CronJob %s: backups are switched off.".formatted(TEMPLATE),
          "kubectl describe ts tells in the condition BackupHealthy");
    }
    return found;
  }

  private static String namespace(TradingSystem desk) {
    return desk.getMetadata().getNamespace();
  }
}
