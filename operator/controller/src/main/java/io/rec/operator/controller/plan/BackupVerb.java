package io.rec.operator.controller.plan;

import io.rec.operator.api.Verbs;
import io.rec.operator.api.status.RequestsStatus;
import io.rec.operator.controller.plan.release.Preflight;
import java.util.Optional;

/**
 * A wish for a copy now, served once for a value: a person's, {@code rec.io/backup-now: <nonce>},
 * or that of a release which finds the newest copy too old to begin.
 */
record BackupVerb(String value) {
  private static final int LONGEST = 256;

  /** The wish, if there is one that has not been served. */
  static Optional<BackupVerb> asked(Desk desk) {
    return byPerson(desk)
        .or(() -> byRelease(desk))
        .filter(value -> !value.equals(desk.status().requests().backup()))
        .map(BackupVerb::new);
  }

  private static Optional<String> byPerson(Desk desk) {
    return Optional.ofNullable(desk.annotations().get(Verbs.BACKUP_NOW))
        .filter(value -> !value.isBlank() && value.length() <= LONGEST)
        .filter(value -> !value.equals(desk.status().requests().backup()));
  }

  /** One for each try: a copy that failed is a person's business, and holds the release. */
  private static Optional<String> byRelease(Desk desk) {
    var release = desk.status().release();
    var newest = desk.status().backup().lastSuccess();
    var began = release.since();
    return Preflight.NAME.equals(release.phase())
            && began != null
            && newest != null
            && newest.isBefore(began.minus(Preflight.FRESH))
        ? Optional.of("release-%d-%d".formatted(release.candidate(), began.getEpochSecond()))
        : Optional.empty();
  }

  /** With the wish written down as served. */
  RequestsStatus recorded(RequestsStatus before) {
    return before.withBackup(value);
  }
}
