package io.rec.cli.verb;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.change.Change;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.Verbs;
import io.rec.operator.api.status.BackupStatus;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One more copy of the database, beside those of the schedule. Done when the operator has seen its
 * job end.
 *
 * @param before when a copy last succeeded
 */
public record BackupNow(String value, String by, @Nullable Instant before) implements Verb {
  private static final String NEXT =
      "kubectl get jobs, and kubectl logs of the job's pod; recio doctor tells what else is wrong";

  public static BackupNow of(TradingSystem desk, String nonce, String by) {
    if (!desk.getSpec().backup().enabled()) {
      throw new Failure(
          ExitCode.REFUSED,
          "Backups are switched off: spec.backup.enabled is false.",
          "Switch them on first: there is no volume for copies.");
    }
    if (!desk.getSpec().copiesDatabase()) {
      throw new Failure(
          ExitCode.REFUSED,
          "The database runs elsewhere, and nobody may log in there to copy it.",
          "Name a login that may make roles in spec.database.external.adminSecretRef, or have it"
              + " backed up where it runs: operator/controller/README.md, section Backups.");
    }
    return new BackupNow(nonce, by, desk.statusOrEmpty().backup().lastSuccess());
  }

  @Override
  public Optional<String> mark() {
    return Optional.of(value);
  }

  @Override
  public String title() {
    return "back up the database";
  }

  @Override
  public Change change() {
    return Change.request(Verbs.BACKUP_NOW, value, by);
  }

  @Override
  public Progress progress(Sight sight) {
    return Taken.missing(sight, value, sight.status().requests().backup())
        .orElseGet(() -> ended(sight.status().backup()));
  }

  private Progress ended(BackupStatus backup) {
    Instant success = backup.lastSuccess();
    Instant failure = backup.lastFailure();
    boolean good =
        success != null
            && (before == null || success.isAfter(before))
            && (failure == null || !failure.isAfter(success));
    return good
        ? new Progress.Done(
            "a copy was taken at %s%s"
                .formatted(
                    success,
                    backup.sizeBytes() == null ? "" : ", %d bytes".formatted(backup.sizeBytes())))
        : new Progress.Failed("the job ended without a copy", NEXT);
  }
}
