package io.rec.cli.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class PlainYamlTest {
  @Test
  void literalSecretsOfAPodAreMaskedAndKnown() {
    Pod pod =
        Serialization.unmarshal(
            """
            apiVersion: v1
            kind: Pod
            metadata:
              name: p
              annotations: {kubectl.kubernetes.io/last-applied-configuration: '{"env":"s3cret-value"}'}
              managedFields: [{manager: x}]
            spec:
              containers:
                - name: main
                  env:
                    - {name: SMTP_PASSWORD, value: s3cret-value}
                    - {name: VENUE_KEY, value: another-one}
                    - {name: TZ, value: UTC}
                    - {name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: recio-db, key: POSTGRES_PASSWORD}}}
            """,
            Pod.class);

    assertThat(PlainYaml.literals(pod)).containsExactly("s3cret-value", "another-one");
    assertThat(PlainYaml.of(pod))
        .doesNotContain("s3cret-value", "another-one", "managedFields")
        .contains("value: \"UTC\"")
        .contains("key: \"POSTGRES_PASSWORD\"");
  }
}
