package io.rec.venues.kalshi.feed;

import java.util.concurrent.atomic.LongAdder;

/** Counted by the feed's thread, read by anybody. */
final class FeedCounters {

  final LongAdder lost = new LongAdder();
  final LongAdder duplicates = new LongAdder();
  final LongAdder late = new LongAdder();
  final LongAdder strays = new LongAdder();
  final LongAdder heldChanges = new LongAdder();
  final LongAdder brokenBooks = new LongAdder();
  final LongAdder snapshotsAsked = new LongAdder();
  final LongAdder errors = new LongAdder();

  MarketFeedFigures figures() {
    return new MarketFeedFigures(
        lost.sum(),
        duplicates.sum(),
        late.sum(),
        strays.sum(),
        heldChanges.sum(),
        brokenBooks.sum(),
        snapshotsAsked.sum(),
        errors.sum());
  }
}
