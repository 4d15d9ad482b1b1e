package io.rec.venues.kalshi.feed;

import java.util.Set;

/** What to subscribe beside the tickers of the watched markets; index ids as in BRTI. */
public record FeedPlan(boolean books, boolean lifecycle, Set<String> indexIds) {

  public FeedPlan {
    indexIds = Set.copyOf(indexIds);
    indexIds.forEach(FeedPlan::plain);
  }

  /** What goes into a command as it is. */
  static String plain(String name) {
    if (!name.matches("[A-Za-z0-9._-]{1,80}")) {
      throw new IllegalArgumentException("not a ticker: " + name);
    }
    return name;
  }
}
