package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The number of pods goes from the operator to an autoscaler and back without a dip. */
@ExtendWith(Kubernetes.class)
class AutoscalingIT {
  private static final String COMPONENT = "db-poller";
  private static final String SCALED =
      """
      {"name":"db-poller","autoscaling":{"minReplicas":2,"maxReplicas":6}}""";
  private static final String FOUR =
      """
      {"name":"db-poller","replicas":4}""";
  private static final String THREE =
      """
      {"name":"db-poller","replicas":3}""";

  private final Api api;
  private String namespace;

  AutoscalingIT(Api api) {
    this.api = api;
  }

  @BeforeEach
  void makeNamespace() {
    namespace = api.namespace();
  }

  @Test
  void switchingAutoscalingOnAndOffNeverDropsPods() {
    try (var operator = RunningOperator.in(api.another(), namespace)) {
      var desk = desk(FOUR);
      desk.eventually(() -> replicas(desk) == 4);
      var seen = new CopyOnWriteArrayList<Integer>();
      try (var watch = watch(seen)) {
        components(SCALED);
        desk.eventually(() -> !managers(desk).contains("recio-operator"));
        assertThat(managers(desk)).containsExactly("recio-handover");

        // What the autoscaler would do.
        api.client().resource(desk.deployment(COMPONENT)).scale(5);
        var passes = operator.passes();
        desk.poke("scaled");
        desk.eventually(() -> operator.passes() > passes + 1);
        assertThat(replicas(desk)).isEqualTo(5);

        components(THREE);
        desk.eventually(() -> replicas(desk) == 3);
        desk.eventually(() -> desk.list(HorizontalPodAutoscaler.class).isEmpty());
        assertThat(managers(desk)).containsExactly("recio-operator");
      }
      assertThat(seen).isNotEmpty().allMatch(number -> number >= 3);
    }
  }

  @Test
  void goingBackToTheSameNumberLeavesNobodyElseInCharge() {
    try (var operator = RunningOperator.in(api.another(), namespace)) {
      var desk = desk(FOUR);
      desk.eventually(() -> replicas(desk) == 4);
      components(SCALED);
      desk.eventually(() -> managers(desk).equals(List.of("recio-handover")));

      components(FOUR);

      desk.eventually(() -> managers(desk).equals(List.of("recio-operator")));
      assertThat(replicas(desk)).isEqualTo(4);
      assertThat(operator.writes()).isPositive();
    }
  }

  @Test
  void resumingStartsAtTheAutoscalersLeast() {
    try (var operator = RunningOperator.in(api.another(), namespace)) {
      var desk = desk(SCALED);
      desk.eventually(() -> desk.list(HorizontalPodAutoscaler.class).size() == 1);
      edit("{\"spec\":{\"suspend\":true}}");
      var controllers = new Controllers(desk, deployment -> false);
      desk.eventually(
          () -> {
            controllers.play();
            return replicas(desk) == 0;
          });

      edit("{\"spec\":{\"suspend\":false}}");

      desk.eventually(() -> replicas(desk) == 2);
      assertThat(operator.writes()).isPositive();
    }
  }

  private DeskOnServer desk(String component) {
    return DeskOnServer.create(
        api.client(), namespace, "desk", "components: [%s]".formatted(component));
  }

  private static int replicas(DeskOnServer desk) {
    var deployment = desk.deployment(COMPONENT);
    return deployment == null ? -1 : deployment.getSpec().getReplicas();
  }

  /** Who says how many. */
  private static List<String> managers(DeskOnServer desk) {
    return desk.deployment(COMPONENT).getMetadata().getManagedFields().stream()
        .filter(
            entry ->
                entry.getFieldsV1() != null
                    && String.valueOf(entry.getFieldsV1().getAdditionalProperties().get("f:spec"))
                        .contains("f:replicas"))
        .map(entry -> entry.getManager())
        .toList();
  }

  private Watch watch(List<Integer> seen) {
    return api.client()
        .apps()
        .deployments()
        .inNamespace(namespace)
        .withName(COMPONENT)
        .watch(
            new Watcher<>() {
              @Override
              public void eventReceived(Action action, Deployment deployment) {
                seen.add(deployment.getSpec().getReplicas());
              }

              @Override
              public void onClose(WatcherException cause) {
                throw new IllegalStateException("the watch broke", cause);
              }
            });
  }

  private void components(String component) {
    edit("{\"spec\":{\"components\":[%s]}}".formatted(component));
  }

  private void edit(String patch) {
    api.client()
        .resources(TradingSystem.class)
        .inNamespace(namespace)
        .withName("desk")
        .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
  }
}
