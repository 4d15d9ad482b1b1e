package io.rec.operator.controller.plan.release;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Everything a decision is made from, apart from what is remembered and the time.
 *
 * @param mayAct no other step is taken in this pass and nobody has the right of way
 * @param waitsFor who has the right of way, empty if it is only this one pass
 * @param revisions those that are stored
 * @param reread digests of a stored revision's spec as this operator renders it; absent if its spec
 *     is not known
 * @param running digests of workloads that bear something else than the wish; only looked at when a
 *     revision is missing
 * @param specSeen an operator has brought in this generation of the spec before
 * @param asked value of the rollback annotation that was not served yet
 * @param windowOpen pods may be rolled for the operator's own reasons
 */
public record ReleaseInputs(
    boolean mayAct,
    Optional<String> waitsFor,
    Wish wish,
    Map<Long, Revision> revisions,
    Map<Long, SortedMap<String, String>> reread,
    SortedMap<String, String> running,
    boolean specSeen,
    Cluster cluster,
    Migration migration,
    Optional<Asked> asked,
    boolean windowOpen) {

  public ReleaseInputs {
    revisions = Map.copyOf(revisions);
    reread = Map.copyOf(reread);
    running = Revision.sorted(running);
  }

  ReleaseInputs knowing(Map<Long, Revision> known) {
    return with(known, asked, windowOpen);
  }

  /** The same as if no rollback had been asked for. */
  public ReleaseInputs unasked() {
    return with(revisions, Optional.empty(), windowOpen);
  }

  /** The same at a time when nothing is rolled for the operator's own reasons. */
  public ReleaseInputs outsideWindows() {
    return with(revisions, asked, false);
  }

  private ReleaseInputs with(Map<Long, Revision> known, Optional<Asked> verb, boolean open) {
    return new ReleaseInputs(
        mayAct, waitsFor, wish, known, reread, running, specSeen, cluster, migration, verb, open);
  }

  /**
   * How the cluster is doing.
   *
   * @param settled workloads that bear what is applied, completely, and are well
   * @param troubles what is known to be wrong, by workload
   * @param ready everything is as it should be
   * @param openMigrations names of migration Jobs that are on their way
   * @param lastBackup when a backup last succeeded, empty if none was ever reported
   * @param openTrades empty while nobody can say
   * @param missingSecret what is to be done about a Secret that pods of the wish would wait for
   */
  public record Cluster(
      Set<String> settled,
      Map<String, String> troubles,
      boolean ready,
      boolean databaseOpen,
      List<String> openMigrations,
      List<String> unnamedImages,
      Optional<Instant> lastBackup,
      Optional<Integer> openTrades,
      Optional<String> missingSecret) {
    public Cluster {
      settled = Set.copyOf(settled);
      troubles = Map.copyOf(troubles);
      openMigrations = List.copyOf(openMigrations);
      unnamedImages = List.copyOf(unnamedImages);
    }

    /** The same as if the owner's Secrets were as they should be. */
    public Cluster withSecrets() {
      return new Cluster(
          settled,
          troubles,
          ready,
          databaseOpen,
          openMigrations,
          unnamedImages,
          lastBackup,
          openTrades,
          Optional.empty());
    }
  }

  /** How the migration of the candidate stands. */
  public sealed interface Migration {
    record Pending() implements Migration {}

    record Done() implements Migration {}

    record Failed(String words) implements Migration {}
  }

  /** {@code rec.io/rollback}, with the name of who asked if he gave one. */
  public record Asked(String value, String by) {}
}
