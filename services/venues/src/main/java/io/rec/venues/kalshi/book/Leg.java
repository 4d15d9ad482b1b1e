package io.rec.venues.kalshi.book;

import io.rec.venues.wire.MalformedMessage;

/** The two sides of a contract: bids for YES, and bids for NO, which are offers of YES. */
public enum Leg {
  YES,
  NO;

  public static Leg of(String word) throws MalformedMessage {
    return switch (word) {
      case "yes" -> YES;
      case "no" -> NO;
      default -> throw new MalformedMessage("side is neither yes nor no: " + word);
    };
  }
}
