package io.rec.operator.controller.plan.release;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which revisions go: what nobody needs, and the oldest beyond the number that is kept. */
public final class Kept {
  private static final Set<String> GIVEN_UP = Set.of("RolledBack", "Cancelled");

  private Kept() {}

  /** Numbers of those that may be removed. */
  public static Set<Long> dropped(Release release, Collection<Revision> revisions, int keep) {
    if (release.phase() instanceof Phase.Unknown) {
      return Set.of();
    }
    var needed = needed(release);
    var failed = failed(release);
    var worth =
        revisions.stream()
            .filter(found -> !found.partial() && !failed.contains(found.number()))
            .map(Revision::number)
            .sorted(Comparator.reverseOrder())
            .limit(keep)
            .collect(Collectors.toSet());
    var dropped = new TreeSet<>(revisions.stream().map(Revision::number).toList());
    dropped.removeAll(needed);
    dropped.removeAll(worth);
    return dropped;
  }

  private static Set<Long> failed(Release release) {
    return release.history().stream()
        .filter(record -> record.outcome() != null && GIVEN_UP.contains(record.outcome()))
        .map(record -> record.revision())
        .filter(number -> number != null)
        .collect(Collectors.toSet());
  }

  private static Set<Long> needed(Release release) {
    var needed = new HashSet<Long>();
    switch (release.phase()) {
      case Phase.Installing installing -> installing.revision().ifPresent(needed::add);
      case Phase.Stable stable -> stable.revision().ifPresent(needed::add);
      case Phase.Preflight preflight -> needed.addAll(named(preflight.rollout()));
      case Phase.Migrating migrating -> needed.addAll(named(migrating.rollout()));
      case Phase.Wave wave -> needed.addAll(named(wave.rollout()));
      case Phase.Verifying verifying -> needed.addAll(named(verifying.rollout()));
      case Phase.RollingBack back -> needed.addAll(named(back.rollout()));
      // What it means nobody here can tell, so nothing goes.
      case Phase.Unknown unknown -> {}
    }
    return needed;
  }

  private static Set<Long> named(Rollout rollout) {
    return new HashSet<>(List.of(rollout.good(), rollout.base(), rollout.candidate()));
  }
}
