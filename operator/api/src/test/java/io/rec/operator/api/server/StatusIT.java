package io.rec.operator.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.Verbs;
import io.rec.operator.api.status.ComponentStatus;
import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.api.status.DependencyStatus;
import io.rec.operator.api.status.RecoveryStage;
import io.rec.operator.api.status.RecoveryStatus;
import io.rec.operator.api.status.TradingStatus;
import io.rec.operator.api.status.TradingSystemStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealApiServer.class)
class StatusIT {
  private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");

  private static final TradingSystemStatus FULL =
      TradingSystemStatus.empty()
          .change()
          .observedGeneration(1L)
          .state("Running")
          .mode("Paper")
          .ready("16/16")
          .message("All components ready")
          .conditions(
              List.of(
                  new Condition(
                      ConditionType.READY.text(), ConditionStatus.TRUE, "Running", "ok", 1L, NOW)))
          .components(
              List.of(
                  new ComponentStatus(
                      "main-app",
                      1,
                      1,
                      0,
                      "3.0.0",
                      "Ready",
                      NOW,
                      null,
                      5,
                      null,
                      "h",
                      "t",
                      List.of(new DependencyStatus("trade-manager", "Starting")))))
          .recovery(
              new RecoveryStatus(
                  "Restarting",
                  "r-1",
                  null,
                  List.of("trade-executor"),
                  List.of(new RecoveryStage(List.of("trade-executor"))),
                  0,
                  NOW,
                  List.of(NOW),
                  null,
                  null,
                  null))
          .trading(new TradingStatus(2, "On", "None", "0.4s", "+1.20", "open", NOW, NOW))
          .seal();

  private Desks desks;

  @BeforeEach
  void connect(KubernetesClient client) {
    desks = new Desks(client);
    desks.create(Desks.document("desk", ""));
  }

  @AfterEach
  void tidy() {
    desks.removeAll();
  }

  @Test
  void comesBackAsItWasWritten() {
    apply(FULL);

    assertThat(desks.named("desk").get().getStatus()).isEqualTo(FULL);
  }

  @Test
  void writingItTwiceWritesItOnce() {
    var first = apply(FULL);

    var second = apply(FULL);

    assertThat(second.getMetadata().getResourceVersion())
        .isEqualTo(first.getMetadata().getResourceVersion());
  }

  @Test
  void aFieldThatIsNoLongerSaidIsGone() {
    apply(FULL);

    apply(FULL.change().message(null).trading(TradingStatus.empty()).seal());

    var status = desks.named("desk").get().getStatus();
    assertThat(status.message()).isNull();
    assertThat(status.trading()).isEqualTo(TradingStatus.empty());
  }

  @Test
  void leavesTheGenerationAlone() {
    apply(FULL);

    assertThat(desks.named("desk").get().getMetadata().getGeneration()).isEqualTo(1L);
  }

  @Test
  void anAnnotationLeavesTheGenerationAlone() {
    desks
        .named("desk")
        .edit(
            desk -> {
              desk.getMetadata().getAnnotations().put(Verbs.RESTART, "main-app/1");
              return desk;
            });

    assertThat(desks.named("desk").get().getMetadata().getGeneration()).isEqualTo(1L);
  }

  @Test
  void aConditionMustHaveAnAnswerThatKubernetesKnows() {
    var patch = "{\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"Maybe\"}]}}";

    assertThatThrownBy(
            () ->
                desks
                    .named("desk")
                    .subresource("status")
                    .patch(PatchContext.of(PatchType.JSON_MERGE), patch))
        .hasMessageContaining("status.conditions[0].status");
  }

  private TradingSystem apply(TradingSystemStatus status) {
    var desk = new TradingSystem();
    desk.setMetadata(
        new ObjectMetaBuilder().withName("desk").withNamespace(RealApiServer.NAMESPACE).build());
    desk.setStatus(status);
    return desks
        .client()
        .resource(desk)
        .subresource("status")
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager("recio-operator")
                .withForce(true)
                .build());
  }
}
