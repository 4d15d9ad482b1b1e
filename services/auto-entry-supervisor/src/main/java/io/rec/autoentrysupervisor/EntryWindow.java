package io.rec.autoentrysupervisor;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How many seconds before the full hour entries are made; both ends belong to it. */
record EntryWindow(long fromSeconds, long toSeconds) {

  /** From two to fifteen minutes before the close, as always. */
  static final EntryWindow DEFAULT = new EntryWindow(120, 900);

  EntryWindow {
    if (fromSeconds < 0 || toSeconds < fromSeconds) {
      throw new IllegalArgumentException(
          "entry window from %d to %d seconds".formatted(fromSeconds, toSeconds));
    }
  }

  boolean contains(long secondsToClose) {
    return secondsToClose >= fromSeconds && secondsToClose <= toSeconds;
  }

  /** Whole seconds to the next full hour, the fraction cut off; at the full hour itself 3600. */
  static long secondsToClose(Instant now) {
    Instant next = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    return Duration.between(now, next).toSeconds();
  }
}
