package io.rec.operator.controller.plan;

import io.rec.operator.api.Verbs;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.VolumeSeen;
import io.rec.operator.controller.plan.machine.Machine;
import io.rec.operator.controller.plan.machine.Remark;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What conditions are made from. */
record Facts(
    Desk desk,
    Observation seen,
    List<Fault> faults,
    ComponentReport report,
    Renderings wanted,
    Schema schema,
    Optional<Lack> missingSecret,
    List<Remark> remarks,
    RotationPass rotation,
    Instant now) {

  Facts {
    faults = List.copyOf(faults);
    remarks = List.copyOf(remarks);
  }

  /** The same of the system with what this pass writes down in its status. */
  Facts of(Desk recorded) {
    return new Facts(
        recorded, seen, faults, report, wanted, schema, missingSecret, remarks, rotation, now);
  }

  /** The same with what machines have to say. */
  Facts told(List<Remark> words) {
    return new Facts(
        desk, seen, faults, report, wanted, schema, missingSecret, words, rotation, now);
  }

  /** The same with what becomes of the services' login. */
  Facts rotating(RotationPass pass) {
    return new Facts(
        pass.desk(), seen, faults, report, wanted, schema, missingSecret, remarks, pass, now);
  }

  /** The same with each component's root in place of what the moment shows. */
  Facts blocked(Map<String, String> blockedBy) {
    return new Facts(
        desk,
        seen,
        faults,
        report.blocked(blockedBy),
        wanted,
        schema,
        missingSecret,
        remarks,
        rotation,
        now);
  }

  /** What machines say to a condition, if they do. */
  Optional<Finding> remark(ConditionType type) {
    return remarks.stream().filter(remark -> remark.type() == type).map(Finding::of).findFirst();
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

  /** Machines above the rotation that would be at work if they could. */
  Set<Machine> wishes() {
    var wishes = EnumSet.noneOf(Machine.class);
    if (suspended()) {
      wishes.add(Machine.SUSPEND);
    }
    if (!installed() || updating()) {
      wishes.add(Machine.RELEASE);
    }
    return wishes;
  }

  /** No pod of any component is left. */
  boolean stopped() {
    return seen.deployments().values().stream().allMatch(workload -> workload.total() == 0);
  }
}
