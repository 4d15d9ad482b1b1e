package io.rec.operator.controller.plan.release;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What has to be there before the first pod is touched. */
public final class Preflight {
  /** As the status names it. */
  public static final String NAME = "Preflight";

  /** A daily copy and two hours for it to be late. */
  public static final Duration FRESH = Duration.ofHours(26);

  private Preflight() {}

  /**
   * What real money has to end before the pods that watch over it may go: paper pods know nothing
   * of it. Nothing new is entered meanwhile, and no deadline ends the wait.
   */
  public static Optional<String> flat(ReleaseInputs.Cluster cluster) {
    return cluster.openTrades().isEmpty()
        ? Optional.of("waiting for the database, which knows whether a trade is open")
        : cluster
            .openTrades()
            .filter(open -> open > 0)
            .map(
                open ->
                    "%d live trade%s open: watched to their end, and nothing new is entered; recio kill flatten closes them now"
                        .formatted(open, open == 1 ? " is" : "s are"));
  }

  /** The first thing that is missing, in words. */
  public static Optional<String> obstacle(ReleaseInputs.Cluster cluster, String own, Instant now) {
    if (!cluster.unnamedImages().isEmpty()) {
      return Optional.of("no image for " + String.join(", ", cluster.unnamedImages()));
    }
    if (cluster.missingSecret().isPresent()) {
      return cluster.missingSecret();
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
                "the last backup is of %s, more than 26 h old: one is taken first; if it fails, see BackupHealthy and annotate rec.io/backup-now"
                    .formatted(at));
  }
}
