package io.rec.operator.controller.plan.release;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What has to be there before the first pod is touched. */
final class Preflight {
  /** A daily copy and two hours for it to be late. */
  private static final Duration FRESH = Duration.ofHours(26);

  private Preflight() {}

  /** The first thing that is missing, in words. */
  static Optional<String> obstacle(ReleaseInputs.Cluster cluster, String own, Instant now) {
    if (!cluster.unnamedImages().isEmpty()) {
      return Optional.of("no image for " + String.join(", ", cluster.unnamedImages()));
    }
    if (!cluster.databaseOpen()) {
      return Optional.of("waiting for the database");
    }
    var other = cluster.openMigrations().stream().filter(name -> !name.equals(own)).findFirst();
    if (other.isPresent()) {
      return Optional.of("waiting for migration " + other.get());
    }
    return cluster
        .lastBackup()
        .filter(at -> at.isBefore(now.minus(FRESH)))
        .map(
            at ->
                "the last backup is of %s, more than 26 h old: take one (rec.io/backup-now)"
                    .formatted(at));
  }
}
