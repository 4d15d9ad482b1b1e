package io.rec.venues.kalshi.book;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One market's book, kept current by signed changes to its levels. Used by one thread at a time; a
 * {@link #snapshot} is what others get.
 */
public final class OrderBook {

  private final String ticker;
  // The best price first on either side.
  private final NavigableMap<BigDecimal, BigDecimal> bids =
      new TreeMap<>(Comparator.reverseOrder());
  private final NavigableMap<BigDecimal, BigDecimal> asks = new TreeMap<>();

  public OrderBook(String ticker) {
    this.ticker = ticker;
  }

  public String ticker() {
    return ticker;
  }

  /** Forgets everything and holds the snapshot. */
  public void replace(BookSnapshot snapshot) {
    bids.clear();
    asks.clear();
    snapshot.bids().forEach(level -> bids.merge(level.price(), level.count(), BigDecimal::add));
    snapshot.asks().forEach(level -> asks.merge(level.price(), level.count(), BigDecimal::add));
  }

  /**
   * Adds or removes contracts at a price of the YES scale. A level that reaches zero goes; one that
   * falls below zero, or a price that no contract can have, breaks the book and changes nothing.
   */
  public void change(Leg leg, BigDecimal price, BigDecimal delta) throws BookBroken {
    if (!Level.possible(price)) {
      throw new BookBroken("%s has no level at %s".formatted(ticker, price));
    }
    NavigableMap<BigDecimal, BigDecimal> side = leg == Leg.YES ? bids : asks;
    BigDecimal before = side.getOrDefault(price, BigDecimal.ZERO);
    BigDecimal after = before.add(delta);
    if (after.signum() < 0) {
      throw new BookBroken("%s %s at %s: %s from %s".formatted(ticker, leg, price, delta, before));
    }
    if (after.signum() == 0) {
      side.remove(price);
    } else {
      side.put(price, after);
    }
  }

  public Optional<Level> bestBid() {
    return best(bids);
  }

  public Optional<Level> bestAsk() {
    return best(asks);
  }

  /** Best prices first. */
  public BookSnapshot snapshot() {
    return new BookSnapshot(ticker, levels(bids), levels(asks));
  }

  private static Optional<Level> best(NavigableMap<BigDecimal, BigDecimal> side) {
    return Optional.ofNullable(side.firstEntry())
        .map(entry -> new Level(entry.getKey(), entry.getValue()));
  }

  private static List<Level> levels(Map<BigDecimal, BigDecimal> side) {
    return side.entrySet().stream()
        .map(entry -> new Level(entry.getKey(), entry.getValue()))
        .toList();
  }
}
