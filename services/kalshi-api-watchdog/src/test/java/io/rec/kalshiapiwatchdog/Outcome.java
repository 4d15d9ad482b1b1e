package io.rec.kalshiapiwatchdog;

import io.rec.platform.testing.Json;
import io.rec.platform.testing.Timeline;
import java.time.Duration;

/**
 * A fault from its beginning until its traces are gone.
 *
 * @param recovered seconds from the end of the fault until users see that all is well; 0 when they
 *     never saw anything else
 * @param equal seconds from the end of the fault until every offer shown was the exchange's own
 * @param oldest the oldest markets that were shown
 */
record Outcome(
    Fault fault,
    Timeline timeline,
    double recovered,
    double equal,
    Duration oldest,
    Json before,
    Json after) {

  long more(String counter) {
    return after.whole(counter) - before.whole(counter);
  }

  boolean saw(String what, String word) {
    return timeline.first(seen -> word.equals(seen.get(what))) >= 0;
  }

  String[] cells() {
    return new String[] {
      fault.words(),
      timeline.changes(),
      "%.1f s".formatted(recovered),
      "%.1f s".formatted(equal),
      "%.1f s".formatted(oldest.toMillis() / 1000.0),
      counted()
    };
  }

  private String counted() {
    StringBuilder text = new StringBuilder();
    for (String what :
        new String[] {
          "stream_losses",
          "stream_late_ticks",
          "stream_lost_messages",
          "stream_duplicate_messages",
          "stream_late_messages",
          "stream_unreadable_messages",
          "stream_giant_messages"
        }) {
      if (more(what) > 0) {
        text.append(text.isEmpty() ? "" : ", ")
            .append(what.substring("stream_".length()).replace('_', ' '))
            .append(' ')
            .append(more(what));
      }
    }
    return text.isEmpty() ? "-" : text.toString();
  }
}
