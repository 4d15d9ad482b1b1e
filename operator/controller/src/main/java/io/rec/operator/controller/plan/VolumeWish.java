package io.rec.operator.controller.plan;

import io.fabric8.kubernetes.api.model.Quantity;
import io.rec.operator.api.spec.database.ManagedDatabase;
import io.rec.operator.controller.observe.VolumeSeen;
import io.rec.operator.controller.render.Names;
import java.util.Optional;

/** A claim that shall become larger. */
public record VolumeWish(String claim, String from, String size) {

  /** Volumes only grow, and only when there is a volume. */
  static Optional<VolumeWish> of(Desk desk, VolumeSeen seen) {
    var database = desk.spec().database();
    if (database.external() != null) {
      return Optional.empty();
    }
    var managed = Optional.ofNullable(database.managed()).orElseGet(ManagedDatabase::defaults);
    var wanted = managed.storage().size();
    return seen.claim()
        .filter(VolumeSeen.Claim::bound)
        .filter(claim -> !claim.size().isEmpty())
        .filter(claim -> smaller(new Quantity(claim.size()), wanted))
        .map(claim -> new VolumeWish(Names.DATABASE_CLAIM, claim.size(), wanted.toString()));
  }

  private static boolean smaller(Quantity one, Quantity other) {
    return Quantity.getAmountInBytes(one).compareTo(Quantity.getAmountInBytes(other)) < 0;
  }
}
