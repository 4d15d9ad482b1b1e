package io.rec.cascadingfailuredetector.wish;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * When a restart may be asked for. The operator has limits of its own; these keep the detector from
 * leaning on them.
 */
public record WishPolicy(
    Duration patience,
    Duration pause,
    Duration firstBackOff,
    Duration longestBackOff,
    int mostForOne,
    int mostForAll,
    Duration window) {

  public static final WishPolicy STANDARD =
      new WishPolicy(
          Duration.ofSeconds(60),
          Duration.ofMinutes(3),
          Duration.ofMinutes(5),
          Duration.ofHours(1),
          3,
          5,
          Duration.ofHours(2));

  private static final int MOST_DOUBLINGS = 10;

  /** What to do about one, given all that was asked for before. */
  public Decision decide(Candidate candidate, Collection<Wish> made, Instant now) {
    List<Wish> recent = recent(made, now);
    List<Wish> own =
        recent.stream().filter(wish -> wish.component().equals(candidate.component())).toList();
    Instant patientUntil = candidate.since().plus(patience);
    if (patientUntil.isAfter(now)) {
      return new Decision.Later(patientUntil, "it may come back by itself");
    }
    if (own.size() >= mostForOne) {
      return new Decision.NoMore(
          "%d restarts within %s did not help: a person has to look"
              .formatted(own.size(), words(window)));
    }
    if (recent.size() >= mostForAll) {
      return new Decision.NoMore(
          "%d restarts were asked for within %s, no more: a person has to look"
              .formatted(recent.size(), words(window)));
    }
    Instant next = latest(recent).plus(pause);
    Instant ownNext = latest(own).plus(backOff(own.size()));
    Instant notBefore = next.isAfter(ownNext) ? next : ownNext;
    return notBefore.isAfter(now)
        ? new Decision.Later(notBefore, "the restart before has to show what it did")
        : new Decision.Ask();
  }

  /** Those that still count. */
  List<Wish> recent(Collection<Wish> made, Instant now) {
    Instant from = now.minus(window);
    return made.stream().filter(wish -> wish.at().isAfter(from)).toList();
  }

  private Duration backOff(int before) {
    if (before == 0) {
      return Duration.ZERO;
    }
    Duration doubled = firstBackOff.multipliedBy(1L << Math.min(before - 1, MOST_DOUBLINGS));
    return doubled.compareTo(longestBackOff) > 0 ? longestBackOff : doubled;
  }

  private static Instant latest(Collection<Wish> wishes) {
    return wishes.stream().map(Wish::at).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
  }

  private static String words(Duration time) {
    return time.toMinutes() + " min";
  }
}
