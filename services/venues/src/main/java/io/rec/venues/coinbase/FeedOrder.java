package io.rec.venues.coinbase;

import io.rec.venues.sequence.Arrival;
import io.rec.venues.sequence.SequenceTracker;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * The order of messages and heartbeats on one connection after the other. A lost ticker needs no
 * repair: the next one carries the whole price. Changed by the feed's thread, counts read by
 * anybody.
 */
final class FeedOrder {

  final LongAdder lost = new LongAdder();
  final LongAdder duplicates = new LongAdder();
  final LongAdder late = new LongAdder();
  final LongAdder heartbeatsMissed = new LongAdder();
  private SequenceTracker messages = new SequenceTracker(0);
  private OptionalLong heartbeat = OptionalLong.empty();

  void restart() {
    messages = new SequenceTracker(0);
    heartbeat = OptionalLong.empty();
  }

  /** Whether the message is news; an unnumbered one is. */
  boolean isNews(OptionalLong sequence) {
    if (sequence.isEmpty()) {
      return true;
    }
    switch (messages.arrived(sequence.getAsLong())) {
      case Arrival.Due due -> {
        return true;
      }
      case Arrival.Gap gap -> {
        lost.add(gap.missing());
        return true;
      }
      case Arrival.Repeated repeated -> duplicates.increment();
      case Arrival.Late old -> late.increment();
    }
    return false;
  }

  void heartbeat(OptionalLong counter) {
    if (counter.isPresent() && heartbeat.isPresent()) {
      heartbeatsMissed.add(Math.max(0, counter.getAsLong() - heartbeat.getAsLong() - 1));
    }
    heartbeat = counter;
  }
}
