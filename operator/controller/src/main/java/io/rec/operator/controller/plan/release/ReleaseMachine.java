package io.rec.operator.controller.plan.release;

import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** One look at a release: what is remembered, what is seen, the time, and what follows. */
public final class ReleaseMachine {
  private ReleaseMachine() {}

  public static ReleaseOutcome next(Release release, ReleaseInputs in, Instant now) {
    var moment = new Moment(release, in, now);
    return switch (release.phase()) {
      case Phase.Unknown unknown -> ReleaseOutcome.of(release, Words.none());
      case Phase.Installing installing -> installing(moment, installing);
      case Phase.Stable stable ->
          stable.revision().flatMap(moment::revision).isPresent()
              ? Rest.next(moment, moment.known(stable.revision().orElseThrow()))
              : adopt(moment, stable.revision());
      case Phase.Preflight preflight -> underWay(moment, preflight.rollout());
      case Phase.Migrating migrating -> underWay(moment, migrating.rollout());
      case Phase.Wave wave -> underWay(moment, wave.rollout());
      case Phase.Verifying verifying -> underWay(moment, verifying.rollout());
      case Phase.RollingBack back -> underWay(moment, back.rollout());
    };
  }

  /** Whatever the spec says is applied at once; the revision follows it. */
  private static ReleaseOutcome installing(Moment moment, Phase.Installing installing) {
    if (moment.release().since().isEmpty()) {
      var begun = moment.release().clock(Optional.of(moment.now()));
      return installing(new Moment(begun, moment.in(), moment.now()), installing);
    }
    var refused = RollbackVerb.refusal(moment, "the desk has not been ready yet");
    var current = installing.revision().flatMap(moment::revision);
    if (current.filter(found -> found.digests().equals(moment.wish().digests())).isPresent()) {
      return refused.apply(ReleaseOutcome.of(moment.release(), Words.none()));
    }
    var first = moment.numbered(wished(moment, moment.nextNumber()));
    var next = moment.release().seen(new Phase.Installing(Optional.of(first.revision().number())));
    return refused.apply(ReleaseOutcome.of(next, Words.none()).storing(first.store()));
  }

  private static NewRevision wished(Moment moment, long number) {
    var wish = moment.wish();
    var origins = new TreeMap<String, Origin>();
    wish.digests().keySet().forEach(name -> origins.put(name, new Origin.Wished()));
    return new NewRevision(
        number,
        wish.version(),
        wish.live(),
        false,
        wish.migration(),
        true,
        origins,
        wish.digests());
  }

  /**
   * Takes what runs as a revision: of a desk that an operator without revisions made, or whose
   * revision somebody has deleted. Nothing is restarted for it.
   */
  static ReleaseOutcome adopt(Moment moment, Optional<Long> lost) {
    var wish = moment.wish();
    var running = moment.in().running();
    var origins = new TreeMap<String, Origin>();
    wish.digests()
        .keySet()
        .forEach(
            name ->
                origins.put(
                    name, running.containsKey(name) ? new Origin.Running() : new Origin.Wished()));
    var asWished = running.isEmpty();
    var version = asWished ? wish.version() : moment.release().version().orElse(wish.version());
    var wanted =
        new NewRevision(
            lost.orElseGet(moment::nextNumber),
            version,
            wish.live(),
            false,
            asWished ? wish.migration() : "",
            asWished || moment.in().specSeen(),
            origins,
            moment.digests(origins));
    var numbered = moment.numbered(wanted);
    var next =
        moment
            .release()
            .at(new Phase.Stable(Optional.of(numbered.revision().number())), moment.now())
            .running(version);
    return ReleaseOutcome.of(next, Words.none()).storing(numbered.store());
  }

  private static ReleaseOutcome underWay(Moment moment, Rollout rollout) {
    if (!moment.whole(rollout)) {
      return adopt(moment, Optional.empty());
    }
    if (!moment.in().mayAct()) {
      return waiting(moment, rollout);
    }
    if (moment.release().since().isEmpty()) {
      var restarted = moment.release().clock(Optional.of(moment.now()));
      return underWay(new Moment(restarted, moment.in(), moment.now()), rollout);
    }
    return moment.release().phase() instanceof Phase.RollingBack back
        ? Return.next(moment, back)
        : Advance.next(moment, rollout);
  }

  /** While somebody else has the right of way the clock of the wave stands. */
  private static ReleaseOutcome waiting(Moment moment, Rollout rollout) {
    var who = moment.in().waitsFor();
    var release =
        who.isEmpty()
            ? moment.release()
            : moment
                .release()
                .seen(moment.release().phase().with(rollout.healthy(Optional.empty())))
                .clock(Optional.empty());
    var message =
        who.map(name -> "%s waits for %s".formatted(Speech.title(rollout), name))
            .orElseGet(() -> Speech.title(rollout));
    return ReleaseOutcome.of(
        release,
        release.phase() instanceof Phase.RollingBack
            ? Words.goingBack(message)
            : Words.updating(message));
  }
}
