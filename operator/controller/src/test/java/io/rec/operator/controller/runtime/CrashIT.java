package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator that dies after any of its writes leaves a world that the next one completes. */
@ExtendWith(Kubernetes.class)
class CrashIT {
  private static final int OBJECTS = 79;

  private final Api api;

  CrashIT(Api api) {
    this.api = api;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 6, 7, 20, 50, 80, 81})
  void nextOperatorCompletesWhatWasBegun(int writes) {
    var namespace = api.namespace();
    var killed = new KillPoints(writes);
    var client =
        new KubernetesClientBuilder()
            .withConfig(api.config())
            .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("kill", killed))
            .build();
    var desk = DeskOnServer.create(api.client(), namespace, "desk", "");
    try (var first = RunningOperator.in(client, namespace)) {
      desk.eventually(killed::reached);
      assertThat(first.passes()).isGreaterThanOrEqualTo(0);
    }
    var secrets = secrets(desk);

    try (var second = RunningOperator.in(api.another(), namespace)) {
      desk.eventually(() -> "Starting".equals(desk.reason("DatabaseReady")));
      desk.eventually(() -> desk.versions().size() >= OBJECTS);
      assertThat(second.passes()).isPositive();
    }

    assertThat(secrets(desk)).containsAllEntriesOf(secrets);
  }

  /** A second password for the same login would lock everybody out. */
  private static Map<String, Map<String, String>> secrets(DeskOnServer desk) {
    return desk.client().secrets().inNamespace(desk.namespace()).list().getItems().stream()
        .collect(
            Collectors.toMap(secret -> secret.getMetadata().getName(), secret -> secret.getData()));
  }
}
