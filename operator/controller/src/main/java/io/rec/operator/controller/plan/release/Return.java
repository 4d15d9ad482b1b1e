package io.rec.operator.controller.plan.release;

import java.util.Optional;

/** The way back: the waves in reverse, from what is applied to a revision that is stored. */
final class Return {
  private Return() {}

  /** Nobody may find himself trading real money again because a release failed. */
  static boolean raisesMode(Moment moment, long destination) {
    return moment.known(destination).live() && !moment.wish().live();
  }

  /** The candidate did not get well. */
  static ReleaseOutcome begin(Moment moment, Rollout rollout, String cause) {
    var failure = new Failure(moment.wish().hash(), rollout.version(), cause);
    return to(moment, rollout, moment.known(rollout.good()), Optional.of(failure), "RolledBack");
  }

  /** The spec asks again for what was there before. */
  static ReleaseOutcome cancel(Moment moment, Rollout rollout) {
    return to(moment, rollout, moment.known(rollout.good()), Optional.empty(), "Cancelled");
  }

  /** From a rollout that is under way. */
  static ReleaseOutcome to(
      Moment moment,
      Rollout rollout,
      Revision destination,
      Optional<Failure> failure,
      String outcome) {
    var base = Overtaken.Snapshot.of(moment, rollout);
    var left = moment.known(rollout.candidate());
    return away(moment, base, left, destination, failure, outcome);
  }

  /**
   * @param left the revision that is given up, as history tells it
   */
  static ReleaseOutcome away(
      Moment moment,
      Moment.Numbered base,
      Revision left,
      Revision destination,
      Optional<Failure> failure,
      String outcome) {
    var wish = moment.wish();
    var waves =
        Waves.of(
                base.revision().digests(),
                destination.digests(),
                wish.layers(),
                wish.pace().maxParallel())
            .reversed();
    var release = moment.release().failed(failure).remembering(left, moment.now(), outcome);
    if (waves.isEmpty()) {
      return arrived(new Moment(release, moment.in(), moment.now()), destination)
          .storing(base.store());
    }
    var rollout =
        new Rollout(
            destination.number(),
            base.revision().number(),
            destination.number(),
            destination.version(),
            waves,
            Optional.empty());
    var why = failure.map(Failure::cause).orElse("the spec asks for it again");
    return ReleaseOutcome.of(
            release.at(new Phase.RollingBack(rollout, 0), moment.now()),
            Words.goingBack(message(rollout, 0)))
        .storing(base.store())
        .telling(
            News.Kind.ROLLING_BACK,
            "going back to revision %d (%s): %s"
                .formatted(destination.number(), destination.version(), why));
  }

  /** What ran before needs no proof: a wave on the way back does not have to hold. */
  static ReleaseOutcome next(Moment moment, Phase.RollingBack back) {
    var rollout = back.rollout();
    var names = rollout.waves().get(back.number());
    var complete = moment.in().cluster().settled().containsAll(names);
    if (!complete && !moment.late()) {
      return ReleaseOutcome.of(moment.release(), Words.goingBack(message(rollout, back.number())))
          .comingBack(moment.deadline());
    }
    var following = back.number() + 1;
    if (following < rollout.waves().size()) {
      return ReleaseOutcome.of(
          moment.release().at(new Phase.RollingBack(rollout, following), moment.now()),
          Words.goingBack(message(rollout, following)));
    }
    return arrived(moment, moment.known(rollout.candidate()));
  }

  private static ReleaseOutcome arrived(Moment moment, Revision destination) {
    var next =
        moment
            .release()
            .at(new Phase.Stable(Optional.of(destination.number())), moment.now())
            .running(destination.version());
    var failure = next.failure();
    if (failure.isEmpty()) {
      return ReleaseOutcome.of(next, Words.none());
    }
    var message = Speech.wentBack(failure.get(), destination);
    return ReleaseOutcome.of(next, Words.wentBack(message))
        .shapedBy(destination.number())
        .telling(News.Kind.ROLLED_BACK, message);
  }

  private static String message(Rollout rollout, int number) {
    return "going back to revision %d (%s): wave %d of %d, %s"
        .formatted(
            rollout.candidate(),
            rollout.version(),
            number + 1,
            rollout.waves().size(),
            String.join(", ", rollout.waves().get(number)));
  }
}
