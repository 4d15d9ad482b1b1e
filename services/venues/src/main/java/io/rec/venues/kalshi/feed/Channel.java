package io.rec.venues.kalshi.feed;

/** The channels we read. */
enum Channel {
  TICKER("ticker", false),
  BOOK("orderbook_delta", true),
  LIFECYCLE("market_lifecycle_v2", true),
  INDEX("cfbenchmarks_value", true);

  private final String word;
  private final boolean sequenced;

  Channel(String word, boolean sequenced) {
    this.word = word;
    this.sequenced = sequenced;
  }

  String word() {
    return word;
  }

  boolean sequenced() {
    return sequenced;
  }

  /** Whether it is subscribed for named markets. */
  boolean ofMarkets() {
    return this == TICKER || this == BOOK;
  }
}
