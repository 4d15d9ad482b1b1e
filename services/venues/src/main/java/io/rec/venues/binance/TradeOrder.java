package io.rec.venues.binance;

import io.rec.venues.sequence.Arrival;
import io.rec.venues.sequence.SequenceTracker;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * The order of trades over all connections: their numbers go on while nobody listens, so that a new
 * connection tells how many were missed. Changed by the feed's thread, counts read by anybody.
 */
final class TradeOrder {

  final LongAdder lost = new LongAdder();
  final LongAdder duplicates = new LongAdder();
  final LongAdder late = new LongAdder();
  private Optional<SequenceTracker> numbers = Optional.empty();

  /** Whether the trade is news. */
  boolean isNews(long number) {
    SequenceTracker tracker = numbers.orElseGet(() -> new SequenceTracker(number));
    numbers = Optional.of(tracker);
    switch (tracker.arrived(number)) {
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
}
