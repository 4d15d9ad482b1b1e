package io.rec.symbolpricewatchdog;

import io.rec.platform.testing.Timeline;
import java.util.function.Predicate;

/** What was counted and seen since a fault began. */
record Sight(Counters before, Counters now, Timeline timeline) {

  /** A connection was lost. */
  static final Predicate<Sight> LOSS = sight -> sight.more("feed_losses") >= 1;

  long more(String counter) {
    return now.of(counter) - before.of(counter);
  }

  long refused(String reason) {
    return now.refused(reason) - before.refused(reason);
  }

  long refused() {
    return now.refused() - before.refused();
  }

  boolean saw(String what, String word) {
    return timeline.first(seen -> word.equals(seen.get(what))) >= 0;
  }
}
