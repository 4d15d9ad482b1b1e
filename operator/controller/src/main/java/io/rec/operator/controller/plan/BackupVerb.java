package io.rec.operator.controller.plan;

import io.rec.operator.api.Verbs;
import io.rec.operator.api.status.RequestsStatus;
import java.util.Optional;

/** A person's wish for a copy now: {@code rec.io/backup-now: <nonce>}, served once for a value. */
record BackupVerb(String value) {
  private static final int LONGEST = 256;

  /** The wish, if there is one that has not been served. */
  static Optional<BackupVerb> asked(Desk desk) {
    var value = desk.annotations().getOrDefault(Verbs.BACKUP_NOW, "");
    return value.isBlank()
            || value.length() > LONGEST
            || value.equals(desk.status().requests().backup())
        ? Optional.empty()
        : Optional.of(new BackupVerb(value));
  }

  /** With the wish written down as served. */
  RequestsStatus recorded(RequestsStatus before) {
    return before.withBackup(value);
  }
}
