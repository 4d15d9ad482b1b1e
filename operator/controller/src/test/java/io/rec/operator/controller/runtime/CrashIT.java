package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An operator that dies after any of its writes leaves a world that the next one completes. */
@ExtendWith(Kubernetes.class)
@TestInstance(Lifecycle.PER_CLASS)
class CrashIT {
  /** It waits for the pass under way. */
  private static final Set<Thread.State> ENDING =
      Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

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

  private KubernetesClient client(Interceptor interceptor) {
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

  @Test
  @DisplayName("a pass that breaks because its operator ends is not told as an error of the desk")
  void endsInTheMiddleOfAPass() throws InterruptedException {
    var namespace = api.namespace();
    var held = new BrokenAtTheEnd();
    var desk = DeskOnServer.create(api.client(), namespace, "desk", "");
    var operator = RunningOperator.in(client(held), namespace);
    desk.eventually(() -> "Starting".equals(desk.reason("DatabaseReady")));
    held.arm();
    desk.client().services().inNamespace(namespace).withName("postgres").delete();
    desk.eventually(held::holds);
    var ending = Thread.ofPlatform().start(operator::close);
    desk.eventually(() -> ENDING.contains(ending.getState()));
    held.breakIt();
    ending.join();

    assertThat(desk.reason("Degraded")).isNotEqualTo("ReconcileError");
    try (var next = RunningOperator.in(api.another(), namespace)) {
      desk.eventually(() -> desk.versions().keySet().equals(objects));
      assertThat(next.passes()).isPositive();
    }
  }

  /** A second password for the same login would lock everybody out. */
  private static Map<String, Map<String, String>> secrets(DeskOnServer desk) {
    return desk.client().secrets().inNamespace(desk.namespace()).list().getItems().stream()
        .collect(
            Collectors.toMap(secret -> secret.getMetadata().getName(), secret -> secret.getData()));
  }
}
