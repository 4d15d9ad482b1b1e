package io.rec.cli.verb;

import static io.rec.cli.desk.DeskBuilder.aDesk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RestorationTest {
  private static final CronJob TEMPLATE =
      Serialization.unmarshal(
          """
          apiVersion: batch/v1
          kind: CronJob
          metadata: {name: restore, namespace: trading, uid: 4711}
          spec:
            suspend: true
            schedule: "0 0 31 2 *"
            jobTemplate:
              spec:
                backoffLimit: 2
                activeDeadlineSeconds: 10800
                template:
                  metadata: {labels: {app.kubernetes.io/name: restore}}
                  spec:
                    restartPolicy: Never
                    containers:
                      - {name: restore, image: postgres, command: [backup], args: [restore]}
          """,
          CronJob.class);

  @Test
  void makesAJobThatIsTriedOnceAndNamesTheCopy() {
    var job = new Restoration("backup_20261127_020000.sql.gz", "20261127T020000-ABC").job(TEMPLATE);

    assertThat(job.getMetadata().getName()).isEqualTo("restore-20261127t020000-abc");
    assertThat(job.getMetadata().getOwnerReferences().getFirst().getUid()).isEqualTo("4711");
    assertThat(job.getSpec().getBackoffLimit()).isZero();
    assertThat(job.getSpec().getActiveDeadlineSeconds()).isEqualTo(10800);
    assertThat(job.getSpec().getTemplate().getMetadata().getLabels())
        .containsEntry("app.kubernetes.io/name", "restore");
    assertThat(job.getSpec().getTemplate().getSpec().getContainers().getFirst().getArgs())
        .containsExactly("restore", "backup_20261127_020000.sql.gz");
  }

  @Test
  void elsewhereItIsDoneByHandWithTheCommandsOfTheReadme() throws IOException {
    var desk =
        aDesk()
            .spec("database", "{external: {host: pg.example.org, adminSecretRef: {name: admin}}}")
            .build();
    var section = "Back from a copy, elsewhere";

    try (var client = new KubernetesClientBuilder().build()) {
      assertThatThrownBy(() -> new Restoration("", "n1").check(client, desk))
          .isInstanceOfSatisfying(
              Failure.class,
              refused -> {
                assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
                assertThat(refused.nextStep()).contains("operator/controller/README.md", section);
              });
    }
    assertThat(Files.readString(Path.of("../controller/README.md")))
        .contains("### " + section, "RENAME TO");
  }

  @Test
  void withoutANameTheNewestIsTaken() {
    var job = new Restoration("", "n1").job(TEMPLATE);

    assertThat(job.getSpec().getTemplate().getSpec().getContainers().getFirst().getArgs())
        .containsExactly("restore");
    assertThat(TEMPLATE.getSpec().getJobTemplate().getSpec().getBackoffLimit())
        .as("the template stays what it was")
        .isEqualTo(2);
  }
}
