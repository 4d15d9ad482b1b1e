package io.rec.operator.controller.plan.rotation;

import io.rec.operator.controller.plan.rotation.Outcome.Complaint;
import io.rec.operator.controller.plan.rotation.Outcome.Restart;
import io.rec.operator.controller.plan.rotation.Rotation.Draining;
import io.rec.operator.controller.plan.rotation.Rotation.Switching;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Both logins work; the services move, each by itself, or by a restart if one does not. */
final class Moving {
  private Moving() {}

  static Outcome next(Switching phase, RotationInputs in, Instant now) {
    var refused = refused(phase.change(), in, now);
    if (refused.isPresent()) {
      return Making.back(phase.change(), in, now, refused.get());
    }
    var reopen =
        Effect.Order.of(new Effect.Reopen(phase.change().from().slot()), phase, phase.since());
    if (!in.steps().finished(reopen)) {
      return Outcome.stay(phase, in, in.steps().failure().orElse("both logins are being held open"))
          .order(reopen);
    }
    var sessions = in.database().sessions().filter(found -> !found.at().isBefore(phase.since()));
    return sessions
        .map(found -> counted(phase, new Crowd(phase.change(), in.consumers(), found), in, now))
        .orElseGet(() -> Outcome.stay(phase, in, in.database().counting()));
  }

  /** Why the new login must go back, if the repair of a published login does not help. */
  static Optional<String> refused(Change change, RotationInputs in, Instant now) {
    return in.database()
        .refusedSince()
        .filter(since -> !change.back() && in.steps().failure().isPresent())
        .filter(since -> !now.isBefore(since.plus(Patience.REFUSED)))
        .map(since -> "the database has refused the new login since " + since);
  }

  private static Outcome counted(Switching phase, Crowd crowd, RotationInputs in, Instant now) {
    var locked =
        crowd
            .lockedOut(phase.publishedAt())
            .filter(consumer -> !phase.change().back())
            .filter(consumer -> lockedLongEnough(consumer, phase, now));
    if (locked.isPresent()) {
      return Making.back(
          phase.change(), in, now, locked.get().name() + " cannot log in with the new login");
    }
    var token =
        "rotation-%d-%d"
            .formatted(phase.change().to().number(), phase.publishedAt().getEpochSecond());
    var seen = quiet(phase, crowd);
    var patient = now.isBefore(phase.since().plus(Patience.MOVING));
    if (!patient && in.turn().mayAct()) {
      var next = crowd.nextToRestart(token);
      if (next.isPresent()) {
        return Outcome.stay(seen, in, next.get().name() + " restarts to take up the new login")
            .restart(new Restart(next.get().name(), token));
      }
    }
    var open = seen.publishedAt().plus(overlap(phase.change(), in));
    if (!now.isBefore(open) && in.turn().mayAct() && drained(seen, crowd, token, in, patient)) {
      var draining = new Draining(phase.change(), phase.publishedAt(), now);
      return Outcome.stay(draining, in, "the old login is closed on trial")
          .order(Rehearsal.close(draining));
    }
    return Outcome.stay(seen, in, waiting(seen, crowd, in, now, open))
        .complaint(blocked(crowd, patient || now.isBefore(open)));
  }

  private static boolean lockedLongEnough(Consumer consumer, Switching phase, Instant now) {
    var since = consumer.unavailableSince().filter(from -> from.isAfter(phase.since()));
    return !now.isBefore(since.orElse(phase.since()).plus(Patience.LOCKED_OUT));
  }

  private static Switching quiet(Switching phase, Crowd crowd) {
    return new Switching(
        phase.change(),
        phase.publishedAt(),
        phase.since(),
        crowd.holders().isEmpty()
            ? phase.quietSince().or(() -> Optional.of(crowd.sessions().at()))
            : Optional.empty());
  }

  private static Duration overlap(Change change, RotationInputs in) {
    return change.back() ? Duration.ZERO : in.wish().overlap();
  }

  private static boolean drained(
      Switching seen, Crowd crowd, String token, RotationInputs in, boolean patient) {
    if (!crowd.laggards().isEmpty() || crowd.lockedOut(seen.publishedAt()).isPresent()) {
      return false;
    }
    var quiet =
        seen.quietSince()
            .filter(since -> !crowd.sessions().at().isBefore(since.plus(Patience.QUIET)));
    var ended = in.wish().terminate() && !patient && !crowd.anyToRestart(token);
    return quiet.isPresent() || ended;
  }

  private static String waiting(
      Switching seen, Crowd crowd, RotationInputs in, Instant now, Instant open) {
    if (!crowd.holders().isEmpty()) {
      return "on the old login: " + String.join(", ", crowd.holders());
    }
    if (!crowd.laggards().isEmpty()) {
      return "not yet on the new login: " + String.join(", ", crowd.laggards());
    }
    if (now.isBefore(open)) {
      return "both logins stay valid until " + open;
    }
    return in.turn().mayAct()
        ? "nobody on the old login since " + seen.quietSince().orElse(now)
        : "rotation waits for " + in.turn().waitsFor().orElse("its turn");
  }

  static Optional<Complaint> blocked(Crowd crowd, boolean early) {
    if (early || (crowd.holders().isEmpty() && crowd.laggards().isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new Complaint(
            "DrainBlocked",
            crowd.holders().isEmpty()
                ? "not on the new login: %s; restart it"
                    .formatted(String.join(", ", crowd.laggards()))
                : "%s on the old login; end these sessions, or set onLeftover to Terminate"
                    .formatted(String.join(", ", crowd.holders()))));
  }
}
