package io.rec.operator.controller.plan.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What follows from one look.
 *
 * @param store revisions that have to exist before {@code next} is written down
 * @param shape number of the stored revision whose spec shapes everything around the pods; empty
 *     for the spec of now
 * @param served value of the rollback annotation that has been dealt with
 * @param wakeUp when something is due that no event will tell
 */
public record ReleaseOutcome(
    Release next,
    List<NewRevision> store,
    Optional<Long> shape,
    Words words,
    List<News> news,
    Optional<String> served,
    Optional<Instant> wakeUp) {

  public ReleaseOutcome {
    store = List.copyOf(store);
    news = List.copyOf(news);
  }

  static ReleaseOutcome of(Release next, Words words) {
    return new ReleaseOutcome(
        next, List.of(), shape(next.phase()), words, List.of(), Optional.empty(), Optional.empty());
  }

  /** Before the first wave and on the way back everything stands as the stored spec has it. */
  public static Optional<Long> shape(Phase phase) {
    return switch (phase) {
      case Phase.Preflight preflight -> Optional.of(preflight.rollout().good());
      case Phase.Migrating migrating -> Optional.of(migrating.rollout().good());
      case Phase.RollingBack back -> Optional.of(back.rollout().candidate());
      case Phase.Installing installing -> Optional.empty();
      case Phase.Stable stable -> Optional.empty();
      case Phase.Wave wave -> Optional.empty();
      case Phase.Verifying verifying -> Optional.empty();
      case Phase.Unknown unknown -> Optional.empty();
    };
  }

  /** The same without what needs a revision that cannot be stored now. */
  public ReleaseOutcome unlessStored(Release before) {
    return store.isEmpty()
        ? this
        : new ReleaseOutcome(
            before,
            List.of(),
            shape(before.phase()),
            words,
            List.of(),
            Optional.empty(),
            Optional.empty());
  }

  ReleaseOutcome storing(List<NewRevision> revisions) {
    return new ReleaseOutcome(next, revisions, shape, words, news, served, wakeUp);
  }

  /** As that revision's spec has it, whatever the spec of now says. */
  ReleaseOutcome shapedBy(long revision) {
    return new ReleaseOutcome(next, store, Optional.of(revision), words, news, served, wakeUp);
  }

  ReleaseOutcome telling(News.Kind kind, String note) {
    var longer = new ArrayList<>(news);
    longer.add(new News(kind, note));
    return new ReleaseOutcome(next, store, shape, words, longer, served, wakeUp);
  }

  ReleaseOutcome serving(String value) {
    return new ReleaseOutcome(next, store, shape, words, news, Optional.of(value), wakeUp);
  }

  ReleaseOutcome comingBack(Optional<Instant> at) {
    return new ReleaseOutcome(next, store, shape, words, news, served, at);
  }
}
