package io.rec.systemmonitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of telling people one step of an alert.
 *
 * @param toldBy the channels that took it
 * @param failure why the last attempt failed, empty when it did not
 */
public record Delivery(
    int attempts,
    Instant lastAttemptAt,
    Optional<Instant> deliveredAt,
    List<String> toldBy,
    String failure) {

  static final Delivery NONE = new Delivery(0, Instant.EPOCH, Optional.empty(), List.of(), "");

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 6;

  public Delivery {
    toldBy = List.copyOf(toldBy);
  }

  /** Noted before it is sent: whoever finds it so does not know whether it arrived. */
  Delivery begun(Instant now) {
    return new Delivery(attempts + 1, now, Optional.empty(), List.of(), "not answered yet");
  }

  Delivery delivered(Instant now, List<String> channels) {
    return new Delivery(attempts, lastAttemptAt, Optional.of(now), channels, "");
  }

  Delivery failed(String why) {
    return new Delivery(attempts, lastAttemptAt, Optional.empty(), List.of(), why);
  }

  boolean mayBeTried(Instant now) {
    int doublings = Math.min(attempts - 1, MOST_DOUBLINGS);
    Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
    Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    return deliveredAt.isEmpty() && !lastAttemptAt.plus(bounded).isAfter(now);
  }
}
