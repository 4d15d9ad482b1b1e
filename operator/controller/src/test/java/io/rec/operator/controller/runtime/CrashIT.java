package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An operator that dies after any of its writes leaves a world that the next one completes. */
@ExtendWith(Kubernetes.class)
@TestInstance(Lifecycle.PER_CLASS)
class CrashIT {
  private static final int UNLIMITED = Integer.MAX_VALUE;

  private final Api api;

  /** What an installation without an accident makes, and how many writes it takes. */
  private Set<String> objects = Set.of();

  private int writes;

  CrashIT(Api api) {
    this.api = api;
  }

  @BeforeAll
  void installOnceWithoutAnAccident() {
    var namespace = api.namespace();
    var counting = new KillPoints(UNLIMITED);
    var desk = DeskOnServer.create(api.client(), namespace, "desk", "");
    try (var operator = RunningOperator.in(client(counting), namespace)) {
      desk.eventually(() -> "Starting".equals(desk.reason("DatabaseReady")));
      desk.eventually(() -> operator.passes() > 2);
    }
    objects = desk.versions().keySet();
    writes = counting.passed();
  }

  /**
   * The first writes one by one, the parallel middle by samples, and those around the last object:
   * the finalizer and every object but the system itself are one write each, then comes the status.
   */
  IntStream killPoints() {
    var all = objects.size();
    assertThat(writes).isGreaterThan(all + 1);
    return IntStream.of(0, 1, 2, 3, 6, 7, all / 4, all / 2, all - 1, all, all + 1);
  }

  private KubernetesClient client(KillPoints interceptor) {
    return new KubernetesClientBuilder()
        .withConfig(api.config())
        .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("kill", interceptor))
        .build();
  }

  @ParameterizedTest
  @MethodSource("killPoints")
  void nextOperatorCompletesWhatWasBegun(int writes) {
    var namespace = api.namespace();
    var killed = new KillPoints(writes);
    var desk = DeskOnServer.create(api.client(), namespace, "desk", "");
    try (var first = RunningOperator.in(client(killed), namespace)) {
      desk.eventually(killed::reached);
      assertThat(first.passes()).isGreaterThanOrEqualTo(0);
    }
    var secrets = secrets(desk);

    try (var second = RunningOperator.in(api.another(), namespace)) {
      desk.eventually(() -> "Starting".equals(desk.reason("DatabaseReady")));
      desk.eventually(() -> desk.versions().keySet().equals(objects));
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
