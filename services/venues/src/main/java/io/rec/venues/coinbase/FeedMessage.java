package io.rec.venues.coinbase;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A message of the Advanced Trade feed. Its number counts all messages of a connection. */
sealed interface FeedMessage {

  OptionalLong sequence();

  /** Prices as they are written: whether they are usable is judged later, one by one. */
  record Prices(OptionalLong sequence, Instant at, List<Quoted> quoted) implements FeedMessage {}

  record Quoted(String productId, String price) {}

  record Heartbeat(OptionalLong sequence, OptionalLong counter) implements FeedMessage {}

  /** The whole set of subscriptions as it is now: products by channel. */
  record Subscribed(OptionalLong sequence, Map<String, List<String>> products)
      implements FeedMessage {}

  record Refused(OptionalLong sequence, String reason) implements FeedMessage {}

  /** Of a channel that we do not read. */
  record Other(OptionalLong sequence) implements FeedMessage {}
}
