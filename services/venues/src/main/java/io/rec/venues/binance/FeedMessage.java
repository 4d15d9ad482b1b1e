package io.rec.venues.binance;

import java.math.BigDecimal;
import java.time.Instant;

/** A message of the market stream. */
sealed interface FeedMessage {

  /** A trade; its number rises by one with each of its symbol. */
  record Trade(String symbol, long number, BigDecimal price, Instant at) implements FeedMessage {}

  /** The best of both sides of the book. */
  record Best(String symbol, BestPrices prices) implements FeedMessage {}

  /** What was asked for is subscribed. */
  record Done(long id) implements FeedMessage {}

  record Refused(String reason) implements FeedMessage {}

  /** Of a kind that we do not read. */
  record Other() implements FeedMessage {}
}
