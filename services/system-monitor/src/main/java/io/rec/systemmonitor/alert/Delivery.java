package io.rec.systemmonitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of telling people one step of an alert.
 *
 * @param notice its id at the connector hub
 * @param takenAt when the hub had stored it, which is no proof that anybody got it
 * @param deliveredAt when the first channel that reaches people had sent it
 * @param toldBy the channels that sent it
 * @param failure why it has not arrived, or not by all channels; empty when there is nothing to say
 */
public record Delivery(
    String notice,
    int attempts,
    Instant lastAttemptAt,
    Optional<Instant> takenAt,
    Fate fate,
    Optional<Instant> deliveredAt,
    List<String> toldBy,
    String failure) {

  /** A channel sends within seconds, and is tried again after half a minute. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  static final Delivery NONE =
      new Delivery(
          "", 0, Instant.EPOCH, Optional.empty(), Fate.TRYING, Optional.empty(), List.of(), "");

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 6;

  /** With the pauses between them that is over two minutes. */
  private static final int MANY_ATTEMPTS = 6;

  /** After that a channel has given up, or waits for the morning. */
  private static final Duration FOLLOWED_FOR = Duration.ofMinutes(20);

  public Delivery {
    toldBy = List.copyOf(toldBy);
  }

  /** Noted before it is sent: whoever finds it so does not know whether it arrived. */
  Delivery begun(String id, Instant now) {
    return new Delivery(
        id,
        attempts + 1,
        now,
        Optional.empty(),
        Fate.TRYING,
        Optional.empty(),
        List.of(),
        "not answered yet");
  }

  Delivery taken(Instant now) {
    return new Delivery(
        notice,
        attempts,
        lastAttemptAt,
        Optional.of(now),
        Fate.ON_ITS_WAY,
        Optional.empty(),
        List.of(),
        "");
  }

  Delivery failed(String why) {
    return new Delivery(
        notice,
        attempts,
        lastAttemptAt,
        Optional.empty(),
        Fate.TRYING,
        Optional.empty(),
        List.of(),
        why);
  }

  /** As the hub's log has it now; without a line there it stays as it was. */
  Delivery seen(List<Way> ways) {
    if (ways.isEmpty()) {
      return this;
    }
    List<Way> sent = ways.stream().filter(way -> way.state() == Way.State.SENT).toList();
    return new Delivery(
        notice,
        attempts,
        lastAttemptAt,
        takenAt,
        fate(ways),
        sent.stream().filter(Way::toPeople).map(Way::at).min(Comparator.naturalOrder()),
        sent.stream().map(Way::channel).sorted().toList(),
        ways.stream()
            .map(Way::complaint)
            .filter(complaint -> !complaint.isEmpty())
            .sorted()
            .collect(Collectors.joining("; ")));
  }

  private static Fate fate(List<Way> ways) {
    List<Way.State> states = ways.stream().filter(Way::toPeople).map(Way::state).toList();
    if (states.contains(Way.State.SENT)) {
      return Fate.TOLD;
    }
    if (states.contains(Way.State.WAITS)) {
      return Fate.ON_ITS_WAY;
    }
    return states.contains(Way.State.HELD) ? Fate.HELD : Fate.NOBODY;
  }

  boolean mayBeTried(Instant now) {
    int doublings = Math.min(attempts - 1, MOST_DOUBLINGS);
    Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
    Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    return takenAt.isEmpty() && !lastAttemptAt.plus(bounded).isAfter(now);
  }

  /** Whether the hub's log may still say something new. */
  boolean toBeFollowed(Instant now) {
    boolean open = fate != Fate.TOLD || lastAttemptAt.plus(FOLLOWED_FOR).isAfter(now);
    return takenAt.isPresent() && open;
  }

  /** Whether it is in vain, or takes so long that it is as if it were. */
  boolean reachesNobody(Instant now) {
    return switch (fate) {
      case TOLD -> false;
      case HELD, NOBODY -> true;
      case ON_ITS_WAY -> takenAt.map(at -> !at.plus(PATIENCE).isAfter(now)).orElse(false);
      case TRYING -> attempts >= MANY_ATTEMPTS;
    };
  }

  /** Who was told, in words. */
  public String words() {
    String why = failure.isEmpty() ? "" : ": " + failure;
    return switch (fate) {
      case TRYING -> "nobody yet" + why;
      case ON_ITS_WAY -> "on its way" + why;
      case HELD -> "nobody yet, held" + why;
      case TOLD ->
          "told by " + String.join(", ", toldBy) + (failure.isEmpty() ? "" : "; " + failure);
      case NOBODY -> (toldBy.isEmpty() ? "nobody" : "nobody but the log") + why;
    };
  }
}
