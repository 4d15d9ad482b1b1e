package io.rec.operator.controller.plan.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A revision is in force; is it still what the spec asks for? */
final class Rest {
  private Rest() {}

  static ReleaseOutcome next(Moment moment, Revision current) {
    if (moment.in().mayAct()) {
      var asked = RollbackVerb.serve(moment, current);
      if (asked.isPresent()) {
        return asked.get();
      }
    }
    var target = Target.from(current, moment.in());
    if (target.is(current)) {
      return inForce(moment, current);
    }
    var failed = moment.release().failure().filter(failure -> failure.of(moment.wish()));
    if (failed.isPresent()) {
      return ReleaseOutcome.of(
              moment.release(), Words.wentBack(Speech.wentBack(failed.get(), current)))
          .shapedBy(current.number());
    }
    if (!moment.in().mayAct()) {
      var message =
          "release %s waits%s"
              .formatted(
                  moment.wish().version(),
                  moment.in().waitsFor().map(who -> " for " + who).orElse(""));
      return ReleaseOutcome.of(moment.release(), Words.updating(message))
          .shapedBy(current.number());
    }
    return begin(moment, current, current, List.of(), target);
  }

  private static ReleaseOutcome inForce(Moment moment, Revision current) {
    var waiting = Target.waiting(current, moment.wish().digests());
    var stillFailed =
        moment.release().failure().filter(failure -> failure.of(moment.wish()) && waiting > 0);
    var next = moment.release().running(current.version()).failed(stillFailed);
    return ReleaseOutcome.of(
        next,
        waiting == 0
            ? Words.none()
            : Words.pending(
                "this operator renders %d workloads differently; they keep running as they are until a maintenance window or the next release"
                    .formatted(waiting)));
  }

  /**
   * A rollout begins.
   *
   * @param base what the workloads bear now
   * @param stored what had to be stored for the base
   */
  static ReleaseOutcome begin(
      Moment moment, Revision good, Revision base, List<NewRevision> stored, Target target) {
    var wish = moment.wish();
    var knowing = moment.with(base);
    var candidate =
        knowing.numbered(
            new NewRevision(
                knowing.nextNumber(),
                wish.version(),
                wish.live(),
                false,
                target.migration(),
                true,
                target.origins(),
                target.digests()));
    var waves =
        Waves.of(base.digests(), target.digests(), wish.layers(), wish.pace().maxParallel());
    var rollout =
        new Rollout(
            good.number(),
            base.number(),
            candidate.revision().number(),
            wish.version(),
            waves,
            Optional.empty());
    var store = new ArrayList<>(stored);
    store.addAll(candidate.store());
    var next =
        moment.release().failed(Optional.empty()).at(new Phase.Preflight(rollout), moment.now());
    return ReleaseOutcome.of(next, Words.updating(Speech.title(rollout) + ": preflight"))
        .storing(store)
        .telling(
            News.Kind.STARTED,
            "%s begins, %d workloads in %d waves"
                .formatted(Speech.title(rollout), Speech.flat(waves).size(), waves.size()));
  }
}
