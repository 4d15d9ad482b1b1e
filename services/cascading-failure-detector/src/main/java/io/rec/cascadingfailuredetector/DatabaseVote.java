package io.rec.cascadingfailuredetector;

import io.rec.cascadingfailuredetector.check.Finding;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the database is lost, or only somebody's way to it: several have to say so, or the
 * detector alone while nobody who cannot work without it says the contrary. What the database says
 * of itself needs no vote.
 */
final class DatabaseVote {

  private static final Set<String> REASONS =
      Set.of("DatabaseUnavailable", "CredentialsRefused", "SchemaOutdated");

  /** These are never ready without it. */
  private static final Set<String> WITNESSES =
      Set.of(
          "trade-manager",
          "trade-executor",
          "kalshi-account-sync",
          "unified-production-coordinator");

  private DatabaseVote() {}

  /** Whether one that waits says that it waits for the database. */
  static boolean complains(Finding.State state, String evidence) {
    return state == Finding.State.WAITING && REASONS.stream().anyMatch(evidence::startsWith);
  }

  static Optional<String> lost(Collection<Finding> round, Optional<DatabaseWord> own) {
    List<String> complaints =
        round.stream()
            .filter(finding -> complains(finding.state(), finding.evidence()))
            .map(Finding::evidence)
            .toList();
    boolean contradicted =
        round.stream()
            .anyMatch(
                finding ->
                    WITNESSES.contains(finding.component())
                        && finding.state() == Finding.State.WELL);
    if (own.isPresent()) {
      boolean alone = complaints.isEmpty() && contradicted;
      return own.filter(word -> word.ofItself() || !alone).map(DatabaseWord::why);
    }
    return complaints.size() > 1 && !contradicted
        ? complaints.stream().findFirst()
        : Optional.empty();
  }
}
