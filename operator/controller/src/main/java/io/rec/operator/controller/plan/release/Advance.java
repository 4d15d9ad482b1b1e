package io.rec.operator.controller.plan.release;

import io.rec.operator.controller.plan.release.ReleaseInputs.Migration;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** The way forward, from preflight to verification. */
final class Advance {
  /** A wave that stays well for so long is done. */
  static final Duration WAVE_HOLDS = Duration.ofSeconds(30);

  /** The whole desk has to stay well for so long. */
  static final Duration DESK_HOLDS = Duration.ofSeconds(60);

  private Advance() {}

  static ReleaseOutcome next(Moment moment, Rollout rollout) {
    var asked = RollbackVerb.serve(moment, moment.known(rollout.good()));
    if (asked.isPresent()) {
      return asked.get();
    }
    var candidate = moment.known(rollout.candidate());
    // A maintenance window that opens on the way is no reason to begin anew.
    if (!Target.from(candidate, moment.in().outsideWindows()).is(candidate)) {
      return Overtaken.by(moment, rollout);
    }
    return switch (moment.release().phase()) {
      case Phase.Preflight preflight -> preflight(moment, rollout, candidate);
      case Phase.Migrating migrating -> migrating(moment, rollout);
      case Phase.Wave wave -> wave(moment, wave);
      case Phase.Verifying verifying -> verifying(moment, rollout, candidate);
      case Phase.Installing installing -> unreachable(moment);
      case Phase.Stable stable -> unreachable(moment);
      case Phase.RollingBack back -> unreachable(moment);
      case Phase.Unknown unknown -> unreachable(moment);
    };
  }

  private static ReleaseOutcome unreachable(Moment moment) {
    throw new IllegalStateException("not on the way forward: " + moment.release().phase());
  }

  private static ReleaseOutcome preflight(Moment moment, Rollout rollout, Revision candidate) {
    if (moment.known(rollout.good()).live() && !candidate.live()) {
      var waiting = Preflight.flat(moment.in().cluster());
      if (waiting.isPresent()) {
        return ReleaseOutcome.of(
            moment.release(),
            Words.waitingForFlat("%s: %s".formatted(Speech.title(rollout), waiting.get())));
      }
    }
    var obstacle = Preflight.obstacle(moment.in().cluster(), candidate.migration(), moment.now());
    if (obstacle.isPresent()) {
      return ReleaseOutcome.of(
          moment.release(),
          Words.updating("%s: %s".formatted(Speech.title(rollout), obstacle.get())));
    }
    var schemaFits =
        candidate.migration().equals(moment.known(rollout.good()).migration())
            || moment.in().migration() instanceof Migration.Done;
    return schemaFits
        ? firstWave(moment, rollout)
        : ReleaseOutcome.of(
            moment.release().at(new Phase.Migrating(rollout), moment.now()),
            Words.updating(Speech.title(rollout) + ": migrating the schema"));
  }

  private static ReleaseOutcome migrating(Moment moment, Rollout rollout) {
    return switch (moment.in().migration()) {
      case Migration.Done done -> firstWave(moment, rollout);
      case Migration.Pending pending ->
          ReleaseOutcome.of(
              moment.release(), Words.updating(Speech.title(rollout) + ": migrating the schema"));
      case Migration.Failed failed ->
          Return.begin(moment, rollout, "migration failed: " + failed.words());
    };
  }

  private static ReleaseOutcome firstWave(Moment moment, Rollout rollout) {
    return rollout.waves().isEmpty() ? verify(moment, rollout) : enter(moment, rollout, 0);
  }

  private static ReleaseOutcome enter(Moment moment, Rollout rollout, int number) {
    var fresh = rollout.healthy(Optional.empty());
    return ReleaseOutcome.of(
        moment.release().at(new Phase.Wave(fresh, number), moment.now()),
        Words.updating(Speech.wave(rollout, number)));
  }

  private static ReleaseOutcome verify(Moment moment, Rollout rollout) {
    return ReleaseOutcome.of(
        moment.release().at(new Phase.Verifying(rollout.healthy(Optional.empty())), moment.now()),
        Words.updating(Speech.title(rollout) + ": verifying"));
  }

  private static ReleaseOutcome wave(Moment moment, Phase.Wave wave) {
    var rollout = wave.rollout();
    var names = rollout.waves().get(wave.number());
    if (!moment.in().cluster().settled().containsAll(names)) {
      var passed = rollout.waves().subList(0, wave.number() + 1);
      return notWell(moment, rollout, Speech.wave(rollout, wave.number()), Speech.flat(passed));
    }
    if (Moment.held(rollout, WAVE_HOLDS, moment.now())) {
      return wave.number() + 1 < rollout.waves().size()
          ? enter(moment, rollout, wave.number() + 1)
          : verify(moment, rollout);
    }
    return well(moment, rollout, WAVE_HOLDS, Speech.wave(rollout, wave.number()));
  }

  private static ReleaseOutcome verifying(Moment moment, Rollout rollout, Revision candidate) {
    if (!moment.in().cluster().ready()) {
      return notWell(
          moment, rollout, Speech.title(rollout) + ": verifying", candidate.digests().keySet());
    }
    if (!Moment.held(rollout, DESK_HOLDS, moment.now())) {
      return well(moment, rollout, DESK_HOLDS, Speech.title(rollout) + ": verifying");
    }
    var next =
        moment
            .release()
            .at(new Phase.Stable(Optional.of(candidate.number())), moment.now())
            .running(candidate.version())
            .failed(Optional.empty())
            .remembering(moment.known(rollout.good()), moment.now(), "Replaced");
    return ReleaseOutcome.of(next, Words.none())
        .telling(News.Kind.RELEASED, Speech.title(rollout) + " is in force");
  }

  private static ReleaseOutcome well(
      Moment moment, Rollout rollout, Duration hold, String message) {
    var since = rollout.healthySince().or(() -> Optional.of(moment.now()));
    var next = moment.release().seen(moment.release().phase().with(rollout.healthy(since)));
    return ReleaseOutcome.of(next, Words.updating(message))
        .comingBack(since.map(begin -> begin.plus(hold)));
  }

  private static ReleaseOutcome notWell(
      Moment moment, Rollout rollout, String message, Collection<String> names) {
    var next =
        moment.release().seen(moment.release().phase().with(rollout.healthy(Optional.empty())));
    var words = Words.updating(message);
    if (!moment.late()) {
      return ReleaseOutcome.of(next, words).comingBack(moment.deadline());
    }
    var culprit = Speech.culprit(names, moment);
    if (Return.raisesMode(moment, rollout.good())) {
      return ReleaseOutcome.of(
          next,
          words.degraded(
              "DeadlineExceeded", culprit + "; not going back, that would trade live again"));
    }
    return moment.wish().pace().autoRollback()
        ? Return.begin(moment, rollout, culprit)
        : ReleaseOutcome.of(next, words.degraded("DeadlineExceeded", culprit));
  }
}
