package io.rec.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class RemigrationTest {
  private static final Job DONE =
      Serialization.unmarshal(
          """
          apiVersion: batch/v1
          kind: Job
          metadata: {name: migrate-3-0-0-abc, namespace: trading, uid: 4711}
          spec:
            backoffLimit: 4
            activeDeadlineSeconds: 1800
            selector: {matchLabels: {batch.kubernetes.io/controller-uid: "4711"}}
            template:
              metadata:
                labels:
                  app.kubernetes.io/name: migrate
                  batch.kubernetes.io/controller-uid: "4711"
                  batch.kubernetes.io/job-name: migrate-3-0-0-abc
                  controller-uid: "4711"
                  job-name: migrate-3-0-0-abc
              spec:
                restartPolicy: Never
                containers: [{name: migrate, image: services, args: [migrate]}]
          """,
          Job.class);

  @Test
  void theSamePodRunsUnderAnotherNameAndNobodyElsesLabels() {
    try (KubernetesClient client = new KubernetesClientBuilder().build()) {
      var owner = new OwnerReferenceBuilder().withName("restore").withUid("1").build();

      var job = new Remigration(client, "trading", "20261128T080000-XY").again(DONE, owner);

      assertThat(job.getMetadata().getName()).isEqualTo("migrate-20261128t080000-xy");
      assertThat(job.getMetadata().getOwnerReferences()).containsExactly(owner);
      assertThat(job.getSpec().getSelector()).isNull();
      assertThat(job.getSpec().getTemplate().getMetadata().getLabels())
          .containsOnlyKeys("app.kubernetes.io/name");
      assertThat(job.getSpec().getTemplate().getSpec())
          .isEqualTo(DONE.getSpec().getTemplate().getSpec());
    }
  }
}
