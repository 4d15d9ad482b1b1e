package io.rec.venues.kalshi.feed;

import java.util.Set;

/** Who is told what the feed brings, in order, by the feed's thread: return quickly. */
public interface MarketNews {

  default void ticker(MarketTick tick) {}

  default void book(BookTop top) {}

  /** These books must not be quoted from until they are told of again. */
  default void stale(Set<String> tickers, String reason) {}

  default void lifecycle(Lifecycle turn) {}

  default void index(IndexValue value) {}

  /** Messages of a channel without snapshots were lost: what they told is to be read by REST. */
  default void missed(String channel, long messages) {}
}
