package io.rec.venues.coinbase;

import java.util.List;

/** What one message brought, and how many messages before it never arrived. */
record FeedReading(List<PriceTick> ticks, long lostMessages) {

  FeedReading {
    ticks = List.copyOf(ticks);
  }
}
