package io.rec.operator.controller.plan.release;

import java.util.List;

/** The spec changed while a rollout was under way. */
final class Overtaken {
  private Overtaken() {}

  /**
   * What was rolled stays where it is until its wave in the next rollout comes: nobody is restarted
   * twice for having been early.
   */
  static ReleaseOutcome by(Moment moment, Rollout rollout) {
    var good = moment.known(rollout.good());
    var target = Target.from(good, moment.in());
    if (target.is(good)) {
      return Return.cancel(moment, rollout);
    }
    var base = Snapshot.of(moment, rollout);
    return Rest.begin(moment, good, base.revision(), base.store(), target);
  }

  /** What is applied now, as a revision of its own if no other one is just that. */
  static final class Snapshot {
    private Snapshot() {}

    static Moment.Numbered of(Moment moment, Rollout rollout) {
      var origins = moment.applied();
      var digests = moment.digests(origins);
      for (var number : List.of(rollout.good(), rollout.base(), rollout.candidate())) {
        if (moment.known(number).digests().equals(digests)) {
          return new Moment.Numbered(moment.known(number), List.of());
        }
      }
      var candidate = moment.known(rollout.candidate());
      return moment.numbered(
          new NewRevision(
              moment.nextNumber(),
              candidate.version(),
              candidate.live(),
              true,
              candidate.migration(),
              false,
              origins,
              digests));
    }
  }
}
