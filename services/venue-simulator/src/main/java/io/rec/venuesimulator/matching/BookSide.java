package io.rec.venuesimulator.matching;

import org.jspecify.annotations.Nullable;

/**
 * The levels of one side by rank. Bids rank by their YES price and asks by their NO price, so the
 * best of either side is the highest rank that holds an order.
 */
final class BookSide {

  private static final int NONE = -1;

  private final Level[] levels;
  private int best = NONE;

  BookSide(int size) {
    levels = new Level[size];
    for (int rank = 0; rank < size; rank++) {
      levels[rank] = new Level();
    }
  }

  /** The highest rank with an order, or -1. */
  int best() {
    return best;
  }

  /** The order that trades next with one that accepts ranks down to this one. */
  @Nullable Order front(int worst) {
    return best >= worst ? levels[best].first : null;
  }

  Level level(int rank) {
    return levels[rank];
  }

  void append(Order order) {
    levels[order.rank].append(order);
    best = Math.max(best, order.rank);
  }

  void remove(Order order) {
    levels[order.rank].remove(order);
    while (best != NONE && levels[best].first == null) {
      best--;
    }
  }
}
