package io.rec.domain.stop;

import java.time.Duration;
import java.time.Instant;

/** What the auto stop remembers of a trade. */
public sealed interface StopWatch {

  StopWatch WATCHING = new Watching();

  /** Nothing. */
  record Watching() implements StopWatch {}

  /** The probability fell; the reading at the end of the period counts. */
  record Verifying(Instant since) implements StopWatch {}

  /**
   * A close was sent.
   *
   * @param attempt the number of its order
   * @param left whether the trade was seen to close; if it comes back it may be closed again
   */
  record Fired(StopReason reason, Instant at, int attempt, boolean left) implements StopWatch {
    /**
     * How long a trade may stay open after its close was sent. Then the close is taken for lost and
     * asked for again; one that was not lost has the same number and makes no second order.
     */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    boolean isOver(int nextAttempt, Instant now) {
      return left || nextAttempt > attempt || !now.isBefore(at.plus(LONGEST_WAIT));
    }
  }

  /** After the trade was seen in a state in which nothing is stopped. */
  default StopWatch away() {
    return this instanceof Fired fired
        ? new Fired(fired.reason(), fired.at(), fired.attempt(), true)
        : WATCHING;
  }

  /**
   * After the trade was seen open. It may have been closing in between without being seen: then its
   * next close order has a higher number.
   */
  default StopWatch back(int nextAttempt, Instant now) {
    return this instanceof Fired fired && fired.isOver(nextAttempt, now) ? WATCHING : this;
  }
}
