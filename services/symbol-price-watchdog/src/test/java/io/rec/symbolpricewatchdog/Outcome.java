package io.rec.symbolpricewatchdog;

import java.time.Duration;

/**
 * A fault from its beginning until its traces are gone.
 *
 * @param recovered seconds from the end of the fault until users see that all is well; 0 when they
 *     never saw anything else
 * @param oldest the oldest price that was shown
 * @param made ticks that the venue made meanwhile, also while it could not send them
 */
record Outcome(
    Fault fault, Sight sight, double recovered, Duration oldest, long made, LoggedSeconds seconds) {

  /** The log's seconds of that time: without a row, filled, filled wrongly. */
  record LoggedSeconds(int missing, int filled, int unflagged, int outsideTheFault) {}

  /**
   * Ticks that came and were neither taken in nor refused for a counted reason, and messages that
   * are missing though the venue sent them.
   */
  long lost() {
    long missing = sight.more("feed_lost_messages");
    return sight.more("feed_ticks")
        - sight.more("ticks_taken")
        - sight.refused()
        + missing
        - fault.unsent(missing);
  }

  String[] cells() {
    return new String[] {
      fault.words(),
      sight.timeline().changes(),
      "%.1f s".formatted(recovered),
      "%.1f s".formatted(oldest.toMillis() / 1000.0),
      "%d / %d / %d".formatted(made, sight.more("ticks_taken"), lost()),
      Integer.toString(seconds.filled()),
      counted()
    };
  }

  private String counted() {
    StringBuilder text = new StringBuilder();
    count(text, "losses", sight.more("feed_losses"));
    count(text, "missing", sight.more("feed_lost_messages"));
    count(text, "duplicates", sight.more("feed_duplicate_messages"));
    count(text, "late", sight.more("feed_late_messages"));
    count(text, "unreadable", sight.more("feed_unreadable_messages"));
    count(text, "giants", sight.more("feed_giant_messages"));
    count(text, "refused", sight.refused());
    count(text, "announcements failed", sight.more("announcements_failed"));
    return text.isEmpty() ? "-" : text.toString();
  }

  private static void count(StringBuilder text, String what, long count) {
    if (count > 0) {
      text.append(text.isEmpty() ? "" : ", ").append(what).append(' ').append(count);
    }
  }
}
