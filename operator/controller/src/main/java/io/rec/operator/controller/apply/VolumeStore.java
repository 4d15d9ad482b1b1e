package io.rec.operator.controller.apply;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.rec.operator.controller.observe.VolumeSeen;
import io.rec.operator.controller.plan.Notice;
import io.rec.operator.controller.plan.VolumeWish;
import io.rec.operator.controller.render.Labels;
import io.rec.operator.controller.render.Names;
import io.rec.operator.controller.render.Owner;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The claim of the managed database, by its name. The StatefulSet makes it and never changes it
 * again, so growing is ours.
 */
public final class VolumeStore {
  private static final int UNPROCESSABLE = 422;
  private static final Set<Integer> REFUSED =
      Set.of(HttpURLConnection.HTTP_FORBIDDEN, UNPROCESSABLE);

  private final KubernetesClient client;
  private final Map<String, String> refusals = new ConcurrentHashMap<>();

  public VolumeStore(KubernetesClient client) {
    this.client = client;
  }

  /** The claim as it stands, and why it could not be made larger, if it could not. */
  public VolumeSeen read(Owner owner, Optional<VolumeSeen.Template> template) {
    var refusal = refusals.getOrDefault(owner.uid(), "");
    try {
      var found =
          client
              .persistentVolumeClaims()
              .inNamespace(owner.namespace())
              .withName(Names.DATABASE_CLAIM)
              .get();
      return new VolumeSeen(
          template,
          Optional.ofNullable(found).filter(VolumeStore::stays).map(VolumeSeen::claim),
          refusal);
    } catch (KubernetesClientException e) {
      // Rights that somebody wrote himself may lack this one; a desk works without it.
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return new VolumeSeen(template, Optional.empty(), refusal);
      }
      throw e;
    }
  }

  /**
   * Asks for more.
   *
   * @return why it cannot be had, empty if it is on its way
   */
  public Optional<String> grow(Owner owner, VolumeWish wish, WriteJournal journal) {
    try {
      client
          .persistentVolumeClaims()
          .inNamespace(owner.namespace())
          .withName(wish.claim())
          .patch(
              new PatchContext.Builder()
                  .withPatchType(PatchType.JSON_MERGE)
                  .withFieldManager(Labels.OPERATOR)
                  .build(),
              client.getKubernetesSerialization().asJson(request(wish)));
    } catch (KubernetesClientException e) {
      if (!REFUSED.contains(e.getCode())) {
        throw e;
      }
      var why = e.getStatus() == null ? e.getMessage() : e.getStatus().getMessage();
      refusals.put(owner.uid(), String.valueOf(why));
      return Optional.of(String.valueOf(why));
    }
    refusals.remove(owner.uid());
    journal.wrote("patch", "PersistentVolumeClaim", wish.claim());
    journal.notice(
        Notice.normal(
            Notice.Reason.VOLUME_GROWS,
            wish.claim(),
            "volume %s grows from %s to %s".formatted(wish.claim(), wish.from(), wish.size())));
    return Optional.empty();
  }

  public void forget(Owner owner) {
    refusals.remove(owner.uid());
  }

  /** One on its way out belongs to a system that took its data along. */
  private static boolean stays(PersistentVolumeClaim claim) {
    return claim.getMetadata().getDeletionTimestamp() == null;
  }

  private static Map<String, ?> request(VolumeWish wish) {
    return Map.of("spec", Map.of("resources", Map.of("requests", Map.of("storage", wish.size()))));
  }
}
