package io.rec.operator.controller.plan;

import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.status.CredentialsStatus;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.plan.rotation.RotationCodec;
import io.rec.operator.controller.plan.rotation.RotationInputs;
import io.rec.operator.controller.plan.rotation.RotationSchedule;
import io.rec.operator.controller.render.Names;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the status says about the services' login. */
final class CredentialsReport {
  private static final int LONGEST = 1024;

  private CredentialsReport() {}

  /**
   * @param preparing this pass makes the login work
   */
  static CredentialsStatus of(Facts facts, boolean preparing) {
    var before = facts.desk().status().credentials();
    if (RotationCodec.read(before).isEmpty()) {
      return before;
    }
    return before.pendingGeneration() == null
        ? idle(facts, before, preparing)
        : filled(facts, before, before.phase(), before.phaseSince());
  }

  private static CredentialsStatus idle(Facts facts, CredentialsStatus before, boolean preparing) {
    var works = facts.seen().open().isPresent();
    var rest = works ? "Stable" : requireNonNullElse(before.phase(), "Preparing");
    var phase = preparing ? "Preparing" : rest;
    return filled(
        facts, before, phase, phase.equals(before.phase()) ? before.phaseSince() : facts.now());
  }

  private static CredentialsStatus filled(
      Facts facts, CredentialsStatus before, @Nullable String phase, @Nullable Instant since) {
    var own = facts.desk().spec().database().credentials().secretRef() != null;
    var works = facts.seen().open().isPresent();
    var rotated = before.lastRotated() == null && works ? facts.now() : before.lastRotated();
    return new CredentialsStatus(
        requireNonNullElse(before.generation(), 1L),
        own ? null : requireNonNullElse(before.slot(), "a"),
        Names.LOGIN_SECRET,
        phase,
        since,
        before.pendingGeneration(),
        rotated,
        own ? null : next(facts, before, rotated),
        message(facts, before, works),
        before.publishedAt(),
        before.quietSince(),
        before.failedAt());
  }

  private static @Nullable Instant next(
      Facts facts, CredentialsStatus before, @Nullable Instant rotated) {
    var wish = facts.desk().spec().database().credentials().rotation();
    if (!wish.enabled() || rotated == null) {
      return null;
    }
    var history =
        new RotationInputs.History(Optional.of(rotated), Optional.ofNullable(before.failedAt()));
    return RotationSchedule.due(history, wish.every().toDuration()).orElse(null);
  }

  private static @Nullable String message(Facts facts, CredentialsStatus before, boolean works) {
    if (facts.seen().look().look() instanceof Look.NotYet) {
      return before.message();
    }
    var waits = facts.rotation().message();
    if (!waits.isEmpty()) {
      return waits.length() <= LONGEST ? waits : waits.substring(0, LONGEST);
    }
    return works ? null : facts.seen().lastFailure().orElse(null);
  }
}
