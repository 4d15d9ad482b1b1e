package io.rec.operator.controller.observe;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeResourceRequirements;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The managed database's volume.
 *
 * @param template what the StatefulSet was made with, which cannot be changed later
 * @param claim what is asked for now
 * @param refusal why the last wish for more could not be fulfilled, empty if it could
 */
public record VolumeSeen(Optional<Template> template, Optional<Claim> claim, String refusal) {
  /** Size and class of new claims; the class is empty for the cluster's default. */
  public record Template(String size, String storageClass) {}

  /**
   * A claim.
   *
   * @param bound only then its size can be changed
   */
  public record Claim(String size, String storageClass, boolean bound) {}

  /** No managed database, or none yet. */
  public static VolumeSeen none() {
    return new VolumeSeen(Optional.empty(), Optional.empty(), "");
  }

  public static Optional<Template> template(StatefulSet set) {
    return set.getSpec().getVolumeClaimTemplates().stream()
        .map(
            found ->
                new Template(
                    size(found.getSpec().getResources()),
                    text(found.getSpec().getStorageClassName())))
        .findFirst();
  }

  public static Claim claim(PersistentVolumeClaim found) {
    var bound = found.getStatus() != null && "Bound".equals(found.getStatus().getPhase());
    return new Claim(
        size(found.getSpec().getResources()), text(found.getSpec().getStorageClassName()), bound);
  }

  public VolumeSeen refused(String why) {
    return new VolumeSeen(template, claim, why);
  }

  private static String size(@Nullable VolumeResourceRequirements resources) {
    return resources == null || resources.getRequests() == null
        ? ""
        : Optional.ofNullable(resources.getRequests().get("storage"))
            .map(Quantity::toString)
            .orElse("");
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
