package io.rec.systemmonitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Decides what is sent: one notice for one cause, louder when nobody takes it on, and one when it
 * is over, if its beginning was told.
 */
public final class Telling {

  /** An alert that comes back before this has passed was never over. */
  static final Duration QUIET = Duration.ofSeconds(30);

  /**
   * Whom a cause hurts is seen some seconds after the cause itself; a warning that becomes critical
   * by it would be two notices of one thing.
   */
  static final Duration HARM_SEEN = Duration.ofSeconds(10);

  /**
   * Who comes to hear of a cause only now need not wait for its harm: by then it was seen. So is it
   * told that the monitor itself was away, which is back before its own time to settle is over.
   */
  static final Duration HARM_KNOWN = HARM_SEEN.plusSeconds(5);

  /**
   * Who was cut off from a venue tries to get through every half minute, and is looked at every
   * quarter: so long does a cause that is over still look like a venue of its own that is away.
   */
  static final Duration ECHOES = Duration.ofSeconds(75);

  /**
   * What failed because of a root cause counts in shares over five minutes for so long after it.
   */
  static final Duration LOOKS_BACK = Duration.ofMinutes(5).plusSeconds(30);

  /** By the threshold's own name, see {@link io.rec.systemmonitor.threshold.Kind}. */
  private static final String SHARE_OF_FAILURES = "error_rate";

  /** After the first notice of a critical alert that nobody acknowledged. */
  static final List<Duration> ESCALATIONS =
      List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));

  /** An end that nobody could be told for so long is not worth telling any more. */
  static final Duration NEWS_FOR = Duration.ofHours(1);

  /** What became of the last notice is asked for so long. */
  static final Duration FOLLOWED_FOR = Duration.ofMinutes(10);

  private Telling() {}

  /**
   * What is to be sent now, causes and the ends of alerts alike.
   *
   * @param calmSince when the last root cause was over
   */
  public static List<Due> due(
      Collection<AlertCase> open,
      Collection<AlertCase> ending,
      Collection<Silence> silences,
      Instant calmSince,
      Instant now) {
    List<Due> all = new ArrayList<>();
    for (Grouping.Group group : Grouping.groups(open)) {
      if (!silenced(group.head(), silences, now) && !echoes(group, calmSince, now)) {
        opened(group, now).or(() -> escalated(group, now)).ifPresent(all::add);
      }
    }
    for (AlertCase alert : ending) {
      if (!silenced(alert, silences, now)) {
        closed(alert, now).ifPresent(all::add);
      }
    }
    return all;
  }

  /** Whether there is nothing left to tell about one that has ended. */
  static boolean finished(AlertCase ended, Instant now) {
    Instant quietSince = ended.closedAt().orElse(now);
    return !quietSince.plus(QUIET).isAfter(now)
        && (!ended.told()
            || ended.signal().source() == Source.EVENT
            || ended.taken(Step.CLOSED)
            || !quietSince.plus(NEWS_FOR).isAfter(now));
  }

  /** Whether nothing that will become known about one that has ended is worth waiting for. */
  static boolean forgettable(AlertCase ended, Instant now) {
    Instant quietSince = ended.closedAt().orElse(now);
    boolean followed = quietSince.plus(FOLLOWED_FOR).isAfter(now) && ended.onItsWay();
    return finished(ended, now) && !followed;
  }

  private static Optional<Due> opened(Grouping.Group group, Instant now) {
    AlertCase head = group.head();
    Severity severity = group.severity();
    String step = severity == Severity.CRITICAL ? Step.CRITICAL : Step.WARNING;
    Instant since =
        head.openedAt().isAfter(head.causeSince()) ? head.openedAt() : head.causeSince();
    boolean settled =
        !since.plus(settling(head, severity)).isAfter(now) || isHarmKnown(head.signal(), now);
    boolean quieter = step.equals(Step.WARNING) && head.taken(Step.CRITICAL);
    return severity == Severity.INFO || !settled || quieter || !mayBeTried(head, step, now)
        ? Optional.empty()
        : Optional.of(new Due(head, step, severity, Words.title(head), Words.body(group)));
  }

  /** Whether it may still be what a cause has left behind that is over; never what is critical. */
  private static boolean echoes(Grouping.Group group, Instant calmSince, Instant now) {
    AlertCase head = group.head();
    if (head.signal().source() != Source.SYMPTOM || group.severity() == Severity.CRITICAL) {
      return false;
    }
    if (head.key().type().equals(SHARE_OF_FAILURES)) {
      return now.isBefore(calmSince.plus(LOOKS_BACK));
    }
    return LostLine.isVenue(head.key().service()) && now.isBefore(calmSince.plus(ECHOES));
  }

  private static boolean isHarmKnown(Signal signal, Instant now) {
    return signal.source() == Source.CAUSE
        && signal.since().filter(began -> !began.plus(HARM_KNOWN).isAfter(now)).isPresent();
  }

  private static Duration settling(AlertCase head, Severity severity) {
    Source source = head.signal().source();
    if (source == Source.CAUSE && severity == Severity.WARNING) {
      return HARM_SEEN;
    }
    return source == Source.EVENT && LostLine.of(head.key()).isPresent()
        ? LostLine.SETTLING
        : source.settling();
  }

  private static Optional<Due> escalated(Grouping.Group group, Instant now) {
    AlertCase head = group.head();
    Optional<Instant> told = head.delivery(Step.CRITICAL).flatMap(Delivery::takenAt);
    if (group.severity() != Severity.CRITICAL
        || head.acknowledged().isPresent()
        || told.isEmpty()) {
      return Optional.empty();
    }
    for (int level = ESCALATIONS.size(); level >= 1; level--) {
      Duration after = ESCALATIONS.get(level - 1);
      if (!told.get().plus(after).isAfter(now)) {
        String step = Step.escalated(level);
        return mayBeTried(head, step, now)
            ? Optional.of(
                new Due(
                    head,
                    step,
                    Severity.CRITICAL,
                    "Still open after %d min: %s".formatted(after.toMinutes(), Words.title(head)),
                    "Nobody has acknowledged it. " + Words.body(group)))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<Due> closed(AlertCase alert, Instant now) {
    Instant at = alert.closedAt().orElse(now);
    boolean quiet = !at.plus(QUIET).isAfter(now);
    boolean old = !at.plus(NEWS_FOR).isAfter(now);
    // What tells of an event has no end that anybody waits for.
    boolean event = alert.signal().source() == Source.EVENT;
    return event || !quiet || old || !alert.told() || !mayBeTried(alert, Step.CLOSED, now)
        ? Optional.empty()
        : Optional.of(
            new Due(
                alert,
                Step.CLOSED,
                Severity.INFO,
                "Over: " + Words.title(alert),
                Words.end(alert, at)));
  }

  private static boolean silenced(AlertCase alert, Collection<Silence> silences, Instant now) {
    return silences.stream().anyMatch(silence -> silence.covers(alert.key(), now));
  }

  private static boolean mayBeTried(AlertCase alert, String step, Instant now) {
    return alert.delivery(step).map(delivery -> delivery.mayBeTried(now)).orElse(true);
  }
}
