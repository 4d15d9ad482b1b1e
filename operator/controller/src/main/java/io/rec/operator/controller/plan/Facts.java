package io.rec.operator.controller.plan;

import io.rec.operator.api.status.ConditionType;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.VolumeSeen;
import io.rec.operator.controller.plan.machine.Machine;
import io.rec.operator.controller.plan.machine.Remark;
import io.rec.operator.controller.plan.recovery.RecoveryPlan;
import io.rec.operator.controller.plan.release.ReleaseOutcome;
import io.rec.operator.controller.plan.release.Words;
import io.rec.operator.controller.plan.stop.Stop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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
    Optional<ReleaseOutcome> release,
    List<Remark> remarks,
    RotationPass rotation,
    Instant now) {

  Facts {
    faults = List.copyOf(faults);
    remarks = List.copyOf(remarks);
  }

  /** The same of the system with what this pass writes down in its status. */
  Facts of(Desk recorded) {
    return with(recorded, report, remarks, rotation);
  }

  /**
   * The same with what a stop and a recovery have to say: words, and each component's root in place
   * of what the moment shows.
   */
  Facts told(RecoveryPlan recovery, StopPass stop) {
    var words = new ArrayList<>(stop.remarks());
    words.addAll(recovery.remarks());
    return with(desk, report.blocked(recovery.blockedBy()), words, rotation);
  }

  /** The same with what becomes of the services' login. */
  Facts rotating(RotationPass pass) {
    return with(pass.desk(), report, remarks, pass);
  }

  private Facts with(
      Desk recorded, ComponentReport reported, List<Remark> words, RotationPass pass) {
    return new Facts(
        recorded, seen, faults, reported, wanted, schema, missingSecret, release, words, pass, now);
  }

  /** What machines say to a condition, if they do. */
  Optional<Finding> remark(ConditionType type) {
    return remarks.stream().filter(remark -> remark.type() == type).map(Finding::of).findFirst();
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

  /** It stops, has stopped or comes back: what is down is meant to be. */
  boolean suspended() {
    return !(Stops.phase(desk) instanceof Stop.Running);
  }

  /** The database is down because it is meant to be. */
  boolean databaseStopped() {
    return !Stops.phase(desk).needsDatabase();
  }

  boolean resuming() {
    return Stops.phase(desk) instanceof Stop.Starting;
  }

  /** Was ready once, at whatever release. */
  boolean installed() {
    return desk.status().release().version() != null;
  }

  /** Something else than what is in force is wanted. */
  boolean updating() {
    return installed() && words().unready().isPresent();
  }

  /** A release is on its way, forth or back, or would begin if it could. */
  boolean releasing() {
    return installed() && words().progress().filter(Words.Progress::active).isPresent();
  }

  Words words() {
    return release.map(ReleaseOutcome::words).orElseGet(Words::none);
  }

  /** Suspension and releases: at work, or about to be if they could. */
  Set<Machine> wishes() {
    var wishes = EnumSet.noneOf(Machine.class);
    if (suspended() || desk.stops()) {
      wishes.add(Machine.SUSPEND);
    }
    if (RollbackRecord.asked(desk).isPresent()) {
      wishes.add(Machine.ROLLBACK);
    }
    if (releasing()) {
      wishes.add(Machine.RELEASE);
    }
    return wishes;
  }
}
