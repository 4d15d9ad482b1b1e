package io.rec.operator.controller.apply;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.rec.operator.controller.plan.BackupVolume;
import io.rec.operator.controller.render.Labels;
import io.rec.operator.controller.render.Owner;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

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
    asFarAsAllowed(() -> made(owner, wish, journal));
  }

  /**
   * Has the claim, if it is there, go or stay with a system that is deleted as the spec says now:
   * it may have said otherwise when the claim was made.
   */
  public void settle(Owner owner, BackupVolume wish, WriteJournal journal) {
    asFarAsAllowed(
        () ->
            Optional.ofNullable(claim(owner, wish.claim()).get())
                .ifPresent(found -> settle(owner, wish, found, journal)));
  }

  private static void asFarAsAllowed(Runnable deed) {
    try {
      deed.run();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
        throw e;
      }
    }
  }

  private void made(Owner owner, BackupVolume wish, WriteJournal journal) {
    var found = claim(owner, wish.claim()).get();
    if (found == null) {
      client.resource(claim(owner, wish)).create();
      journal.wrote("create", "PersistentVolumeClaim", wish.claim());
      return;
    }
    settle(owner, wish, found, journal);
    if (bound(found) && smaller(found, wish)) {
      patch(owner, wish, request(wish), journal);
    }
  }

  /** What bears the name and was not made for this system is somebody else's data. */
  private void settle(
      Owner owner, BackupVolume wish, PersistentVolumeClaim found, WriteJournal journal) {
    var labels = requireNonNullElse(found.getMetadata().getLabels(), Map.<String, String>of());
    if (!owner.name().equals(labels.get(Labels.INSTANCE))) {
      return;
    }
    var owners = found.getMetadata().getOwnerReferences();
    var others = owners.stream().filter(one -> !one.getUid().equals(owner.uid())).toList();
    if (others.size() < owners.size() != wish.dies()) {
      var wished = new ArrayList<>(others);
      if (wish.dies()) {
        wished.add(owner.reference());
      }
      var version = found.getMetadata().getResourceVersion();
      patch(
          owner,
          wish,
          Map.of("metadata", Map.of("ownerReferences", wished, "resourceVersion", version)),
          journal);
    }
  }

  private void patch(Owner owner, BackupVolume wish, Map<String, ?> change, WriteJournal journal) {
    claim(owner, wish.claim())
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withFieldManager(Labels.OPERATOR)
                .build(),
            client.getKubernetesSerialization().asJson(change));
    journal.wrote("patch", "PersistentVolumeClaim", wish.claim());
  }

  private Resource<PersistentVolumeClaim> claim(Owner owner, String name) {
    return client.persistentVolumeClaims().inNamespace(owner.namespace()).withName(name);
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
