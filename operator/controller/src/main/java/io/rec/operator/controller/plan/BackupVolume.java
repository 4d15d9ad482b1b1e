package io.rec.operator.controller.plan;

import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.spec.DataPolicy;
import io.rec.operator.controller.render.Names;
import java.util.Optional;

/**
 * The claim on which the copies of the database lie. It is made once, grows, and is never taken
 * away while the system lives, even when backups are switched off.
 *
 * @param storageClass empty for the cluster's default
 * @param dies whether it goes with the system
 */
public record BackupVolume(String claim, String size, String storageClass, boolean dies) {

  /** None where no copies are taken here, and none where a claim of the owner's is used. */
  public static Optional<BackupVolume> of(Desk desk) {
    var backup = desk.spec().backup();
    return desk.spec().copiesDatabase() && backup.storage().existingClaim() == null
        ? Optional.of(
            new BackupVolume(
                Names.BACKUP,
                backup.storage().size().toString(),
                requireNonNullElse(backup.storage().storageClassName(), ""),
                desk.spec().deletion().data() == DataPolicy.DELETE))
        : Optional.empty();
  }
}
