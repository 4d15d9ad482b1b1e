package io.rec.operator.controller.apply;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.rec.operator.controller.plan.BackupVolume;
import io.rec.operator.controller.render.Labels;
import io.rec.operator.controller.render.Owner;
import java.net.HttpURLConnection;
import java.util.Map;

/** The claim of the copies, by its name. Claims are not watched; each pass looks once. */
public final class BackupVolumeStore {
  private final KubernetesClient client;

  public BackupVolumeStore(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Makes it if it is missing, and asks for more room if more is wished. Rights that somebody wrote
   * himself may lack this; a desk trades without it, and the pod that waits for the claim tells.
   */
  public void hold(Owner owner, BackupVolume wish, WriteJournal journal) {
    try {
      made(owner, wish, journal);
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
        throw e;
      }
    }
  }

  private void made(Owner owner, BackupVolume wish, WriteJournal journal) {
    var claims = client.persistentVolumeClaims().inNamespace(owner.namespace());
    var found = claims.withName(wish.claim()).get();
    if (found == null) {
      claims.resource(claim(owner, wish)).create();
      journal.wrote("create", "PersistentVolumeClaim", wish.claim());
    } else if (bound(found) && smaller(found, wish)) {
      claims
          .withName(wish.claim())
          .patch(
              new PatchContext.Builder()
                  .withPatchType(PatchType.JSON_MERGE)
                  .withFieldManager(Labels.OPERATOR)
                  .build(),
              client.getKubernetesSerialization().asJson(request(wish)));
      journal.wrote("patch", "PersistentVolumeClaim", wish.claim());
    }
  }

  private static PersistentVolumeClaim claim(Owner owner, BackupVolume wish) {
    var claim =
        new PersistentVolumeClaimBuilder()
            .withNewMetadata()
            .withName(wish.claim())
            .withNamespace(owner.namespace())
            .addToLabels(Labels.NAME, wish.claim())
            .addToLabels(Labels.INSTANCE, owner.name())
            .endMetadata()
            .withNewSpec()
            .withAccessModes("ReadWriteOnce")
            .withStorageClassName(wish.storageClass().isEmpty() ? null : wish.storageClass())
            .withNewResources()
            .addToRequests("storage", new Quantity(wish.size()))
            .endResources()
            .endSpec();
    return wish.dies()
        ? claim.editMetadata().addToOwnerReferences(owner.reference()).endMetadata().build()
        : claim.build();
  }

  private static boolean bound(PersistentVolumeClaim claim) {
    return claim.getStatus() != null && "Bound".equals(claim.getStatus().getPhase());
  }

  private static boolean smaller(PersistentVolumeClaim claim, BackupVolume wish) {
    var present = claim.getSpec().getResources().getRequests().get("storage");
    return present != null
        && Quantity.getAmountInBytes(present)
                .compareTo(Quantity.getAmountInBytes(new Quantity(wish.size())))
            < 0;
  }

  private static Map<String, ?> request(BackupVolume wish) {
    return Map.of("spec", Map.of("resources", Map.of("requests", Map.of("storage", wish.size()))));
  }
}
