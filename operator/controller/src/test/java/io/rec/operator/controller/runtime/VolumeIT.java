package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Room for the database, on a real API server; tests play the StatefulSet's controller. */
@ExtendWith(Kubernetes.class)
class VolumeIT {
  private final Api api;
  private String namespace;

  VolumeIT(Api api) {
    this.api = api;
  }

  @BeforeEach
  void makeNamespace() {
    namespace = api.namespace();
  }

  @Test
  void growsAndTheDeskGoesOn() {
    try (var operator = RunningOperator.in(api.another(), namespace)) {
      var desk = deskWithVolume(true);

      edit("{\"spec\":{\"database\":{\"managed\":{\"storage\":{\"size\":\"20Gi\"}}}}}");

      desk.eventually(() -> size(claim()).equals("20Gi"));
      edit("{\"spec\":{\"env\":[{\"name\":\"X\",\"value\":\"1\"}]}}");
      desk.eventually(
          () ->
              desk
                  .deployment("db-poller")
                  .getSpec()
                  .getTemplate()
                  .getSpec()
                  .getContainers()
                  .getFirst()
                  .getEnv()
                  .stream()
                  .anyMatch(variable -> variable.getName().equals("X")));
      var template = desk.list(StatefulSet.class).getFirst().getSpec().getVolumeClaimTemplates();
      assertThat(template.getFirst().getSpec().getResources().getRequests())
          .containsEntry("storage", new Quantity("10Gi"));
      assertThat(desk.reason("Degraded")).isEqualTo("AsExpected");
      assertThat(operator.writes()).isPositive();
    }
  }

  @Test
  void saysWhenTheClassDoesNotAllowIt() {
    try (var operator = RunningOperator.in(api.another(), namespace)) {
      var desk = deskWithVolume(false);

      edit("{\"spec\":{\"database\":{\"managed\":{\"storage\":{\"size\":\"20Gi\"}}}}}");

      desk.eventually(() -> "VolumeCannotGrow".equals(desk.reason("Degraded")));
      assertThat(desk.condition("Degraded").message())
          .contains("data-postgres-0 stays at 10Gi instead of 20Gi", "StorageClass " + namespace);
      assertThat(desk.reason("Ready")).isNotEqualTo("ReconcileError");
      assertThat(size(claim())).isEqualTo("10Gi");

      api.client()
          .storage()
          .v1()
          .storageClasses()
          .withName(namespace)
          .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"allowVolumeExpansion\":true}");
      desk.poke("allowed");
      desk.eventually(() -> size(claim()).equals("20Gi"));
      assertThat(operator.writes()).isPositive();
    }
  }

  private DeskOnServer deskWithVolume(boolean expandable) {
    api.client()
        .resource(
            new StorageClassBuilder()
                .withNewMetadata()
                .withName(namespace)
                .endMetadata()
                .withProvisioner("example.org/disk")
                .withAllowVolumeExpansion(expandable)
                .build())
        .create();
    var desk =
        DeskOnServer.create(
            api.client(),
            namespace,
            "desk",
            "database: {managed: {storage: {storageClassName: %s}}}".formatted(namespace));
    desk.eventually(() -> "Starting".equals(desk.reason("DatabaseReady")));
    var claim =
        api.client()
            .resource(
                new PersistentVolumeClaimBuilder()
                    .withNewMetadata()
                    .withName("data-postgres-0")
                    .withNamespace(namespace)
                    .endMetadata()
                    .withNewSpec()
                    .withAccessModes("ReadWriteOnce")
                    .withStorageClassName(namespace)
                    .withVolumeName("pv-" + namespace)
                    .withNewResources()
                    .addToRequests("storage", new Quantity("10Gi"))
                    .endResources()
                    .endSpec()
                    .build())
            .create();
    api.client()
        .resource(
            new PersistentVolumeClaimBuilder(claim)
                .withNewStatus()
                .withPhase("Bound")
                .addToCapacity("storage", new Quantity("10Gi"))
                .endStatus()
                .build())
        .updateStatus();
    return desk;
  }

  private PersistentVolumeClaim claim() {
    return api.client()
        .persistentVolumeClaims()
        .inNamespace(namespace)
        .withName("data-postgres-0")
        .get();
  }

  private static String size(PersistentVolumeClaim claim) {
    return claim.getSpec().getResources().getRequests().get("storage").toString();
  }

  private void edit(String patch) {
    api.client()
        .resources(TradingSystem.class)
        .inNamespace(namespace)
        .withName("desk")
        .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
  }
}
