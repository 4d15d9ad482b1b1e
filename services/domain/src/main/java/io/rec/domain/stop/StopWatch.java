package io.rec.domain.stop;

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
   * @param left whether the trade was seen to close; if it comes back it may be closed again
   */
  record Fired(StopReason reason, Instant at, boolean left) implements StopWatch {}

  /** After the trade was seen in a state in which nothing is stopped. */
  default StopWatch away() {
    return this instanceof Fired fired ? new Fired(fired.reason(), fired.at(), true) : WATCHING;
  }

  /** After the trade was seen open. */
  default StopWatch back() {
    return this instanceof Fired fired && fired.left() ? WATCHING : this;
  }
}
