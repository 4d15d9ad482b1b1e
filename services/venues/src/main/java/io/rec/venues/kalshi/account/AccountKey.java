package io.rec.venues.kalshi.account;

import java.util.List;
import java.util.stream.Stream;

/**
 * One of the account's keys.
 *
 * @param scopes what may be done with it, in the exchange's words: {@code read}, {@code write}, or
 *     parts of them
 */
public record AccountKey(String id, List<String> scopes) {

  private static final String READ = "read";
  private static final String WRITE = "write";
  private static final String TRADE = "write::trade";

  public AccountKey {
    scopes = List.copyOf(scopes);
  }

  /** Whether all of the account may be read, which a desk needs: orders, fills and positions. */
  public boolean mayRead() {
    return scopes.contains(READ);
  }

  public boolean mayTrade() {
    return Stream.of(WRITE, TRADE).anyMatch(scopes::contains);
  }
}
