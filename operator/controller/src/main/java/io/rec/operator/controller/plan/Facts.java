package io.rec.operator.controller.plan;

import io.rec.operator.api.Verbs;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.VolumeSeen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What conditions are made from. */
record Facts(
    Desk desk,
    Observation seen,
    List<Fault> faults,
    ComponentReport report,
    Renderings wanted,
    Schema schema,
    Optional<Lack> missingSecret,
    Instant now) {

  Facts {
    faults = List.copyOf(faults);
  }

  /** Changes are held back by the annotation. */
  boolean paused() {
    return "true".equals(desk.annotations().get(Verbs.PAUSED));
  }

  /** More room is wanted and cannot be had. */
  Optional<String> volumeRefusal() {
    var volume = seen.volume();
    return VolumeWish.of(desk, volume)
        .filter(wish -> !volume.refusal().isEmpty())
        .map(
            wish ->
                "volume %s stays at %s instead of %s: allow expansion in its StorageClass %s, or back up and restore into a new TradingSystem (%s)"
                    .formatted(
                        wish.claim(),
                        wish.from(),
                        wish.size(),
                        volume.claim().map(VolumeSeen.Claim::storageClass).orElse(""),
                        volume.refusal()));
  }

  /** The database server is not yet, or only just, what this generation wants. */
  boolean databaseRolling() {
    return seen.database()
        .filter(
            set ->
                wanted.outdated(set)
                    || !set.observed()
                    || (set.updated() < set.desired() && set.total() >= set.desired()))
        .isPresent();
  }

  boolean suspended() {
    return desk.spec().suspend();
  }

  /** Was ready once, at whatever release. */
  boolean installed() {
    return desk.status().release().version() != null;
  }

  /** Another release than the one in force is wanted. */
  boolean updating() {
    return installed() && !desk.spec().version().equals(desk.status().release().version());
  }

  /** No pod of any component is left. */
  boolean stopped() {
    return seen.deployments().values().stream().allMatch(workload -> workload.total() == 0);
  }
}
