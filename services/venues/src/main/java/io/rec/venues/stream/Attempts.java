package io.rec.venues.stream;

import java.time.Duration;

/**
 * When to try again: at once after a clean good-bye, otherwise after a wait that grows with the
 * failures in a row. A connection that lived less than a second counts as a failure however it
 * ended, so a venue that accepts and hangs up is not hammered. Used by the stream's thread only.
 */
final class Attempts {

  private static final Duration STEADY = Duration.ofSeconds(1);

  private final Waits waits;
  private boolean connectedOnce;
  private int failures;

  Attempts(Waits waits) {
    this.waits = waits;
  }

  /** The number of the coming attempt since a connection last worked, beginning with 1. */
  int number() {
    return failures + 1;
  }

  /** The wait before the next attempt; what the venue asked for wins when it is longer. */
  Duration after(Ending ending) {
    connectedOnce |= ending.lived().isPositive();
    boolean steady = ending.lived().compareTo(STEADY) >= 0;
    if (steady && ending.clean()) {
      failures = 0;
      return ending.asked();
    }
    failures = steady ? 1 : failures + 1;
    Duration wait = (connectedOnce ? waits.afterLoss() : waits.untilConnected()).apply(failures);
    return wait.compareTo(ending.asked()) >= 0 ? wait : ending.asked();
  }
}
