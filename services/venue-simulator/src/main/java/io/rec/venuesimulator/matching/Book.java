package io.rec.venuesimulator.matching;

import io.rec.venuesimulator.matching.message.PriceGrid;
import io.rec.venuesimulator.matching.message.Side;
import java.util.function.Consumer;

/** The unified YES book of one market. */
final class Book {

  /** What the market lets members do. */
  enum State {
    ACTIVE,
    INACTIVE,
    CLOSED
  }

  final int market;
  final PriceGrid grid;
  State state = State.ACTIVE;

  private BookSide bids;
  private BookSide asks;

  Book(int market, PriceGrid grid) {
    this.market = market;
    this.grid = grid;
    this.bids = new BookSide(grid.size());
    this.asks = new BookSide(grid.size());
  }

  /** Nothing rests here any more, and the levels are let go: markets come and go by the hour. */
  void end() {
    state = State.CLOSED;
    bids = new BookSide(0);
    asks = new BookSide(0);
  }

  BookSide side(Side side) {
    return side == Side.BID ? bids : asks;
  }

  /** Of a price that is on the grid. */
  int rank(Side side, int price) {
    int tick = grid.tick(price);
    return side == Side.BID ? tick : mirrored(tick);
  }

  int price(Side side, int rank) {
    return grid.price(side == Side.BID ? rank : mirrored(rank));
  }

  /** A rank as the other side counts it. */
  int mirrored(int rank) {
    return grid.size() - 1 - rank;
  }

  /** Bids before asks, best price first, oldest first. The visitor may remove what it is given. */
  void forEachOrder(Consumer<Order> visitor) {
    forEachOrder(bids, visitor);
    forEachOrder(asks, visitor);
  }

  private static void forEachOrder(BookSide side, Consumer<Order> visitor) {
    for (int rank = side.best(); rank >= 0; rank--) {
      Order next = side.level(rank).first;
      while (next != null) {
        Order order = next;
        next = order.behind;
        visitor.accept(order);
      }
    }
  }
}
