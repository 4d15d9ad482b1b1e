package io.rec.operator.controller.plan.release;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What is remembered, what is seen, and when. */
record Moment(Release release, ReleaseInputs in, Instant now) {
  Wish wish() {
    return in.wish();
  }

  Optional<Revision> revision(long number) {
    return Optional.ofNullable(in.revisions().get(number));
  }

  Revision known(long number) {
    return revision(number)
        .orElseThrow(() -> new IllegalStateException("revision %d is gone".formatted(number)));
  }

  /** Whoever names a revision that is not there cannot go on. */
  boolean whole(Rollout rollout) {
    return Stream.of(rollout.good(), rollout.base(), rollout.candidate())
        .allMatch(in.revisions()::containsKey);
  }

  boolean late() {
    return release
        .since()
        .filter(since -> !now.isBefore(since.plus(wish().pace().progressDeadline())))
        .isPresent();
  }

  Optional<Instant> deadline() {
    return release.since().map(since -> since.plus(wish().pace().progressDeadline()));
  }

  static boolean held(Rollout rollout, Duration hold, Instant now) {
    return rollout.healthySince().filter(since -> !now.isBefore(since.plus(hold))).isPresent();
  }

  /** What each workload bears now. */
  SortedMap<String, Origin> applied() {
    return Applied.origins(release.phase(), in.revisions(), wish());
  }

  SortedMap<String, String> digests(Map<String, Origin> origins) {
    return Applied.digests(origins, in.revisions(), in);
  }

  /** Numbers only grow, whatever has been removed since. */
  long nextNumber() {
    return remembered().max().orElse(0) + 1;
  }

  private LongStream remembered() {
    var numbers = new ArrayList<Long>(in.revisions().keySet());
    numbers.addAll(written());
    return numbers.stream().mapToLong(Long::longValue);
  }

  private List<Long> written() {
    var numbers = new ArrayList<Long>();
    release
        .phase()
        .underWay()
        .ifPresent(
            rollout ->
                numbers.addAll(List.of(rollout.good(), rollout.base(), rollout.candidate())));
    current().ifPresent(numbers::add);
    release.history().stream()
        .map(record -> record.revision())
        .filter(number -> number != null)
        .forEach(numbers::add);
    return numbers;
  }

  private Optional<Long> current() {
    return switch (release.phase()) {
      case Phase.Installing installing -> installing.revision();
      case Phase.Stable stable -> stable.revision();
      case Phase.Preflight preflight -> Optional.empty();
      case Phase.Migrating migrating -> Optional.empty();
      case Phase.Wave wave -> Optional.empty();
      case Phase.Verifying verifying -> Optional.empty();
      case Phase.RollingBack back -> Optional.empty();
      case Phase.Unknown unknown -> Optional.empty();
    };
  }

  /**
   * The number of a revision with this content. An operator that ended between storing one and
   * writing its number down has left it behind; it is taken up instead of stored twice.
   */
  Numbered numbered(NewRevision wanted) {
    var newest = written().stream().mapToLong(Long::longValue).max().orElse(0);
    return in.revisions().values().stream()
        .filter(found -> found.number() > newest)
        .filter(found -> found.partial() == wanted.partial())
        .filter(found -> found.version().equals(wanted.version()))
        .filter(found -> found.digests().equals(wanted.digests()))
        .findFirst()
        .map(found -> new Numbered(found, List.of()))
        .orElseGet(() -> new Numbered(wanted.summary(), List.of(wanted)));
  }

  /** A revision and what has to be stored to have it. */
  record Numbered(Revision revision, List<NewRevision> store) {}

  /** The same moment with a revision that is about to be stored. */
  Moment with(Revision revision) {
    var revisions = new HashMap<>(in.revisions());
    revisions.put(revision.number(), revision);
    return new Moment(release, in.knowing(revisions), now);
  }
}
