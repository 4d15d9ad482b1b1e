package io.rec.venuesimulator.matching;

import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.SelfTrade;
import io.rec.venuesimulator.matching.message.Side;
import org.jspecify.annotations.Nullable;

/**
 * An order as long as it lives. It is itself the link of its price's queue and of its member's
 * chain, so that resting and leaving cost no search and no further object.
 */
final class Order {

  final long id;
  final int member;
  final Book book;
  final Side side;
  final SelfTrade selfTrade;
  final boolean postOnly;
  final boolean cancelOnPause;
  final @Nullable Group group;

  /** The place of its price among those of its side; the best price has the highest. */
  int rank;

  long left;
  long filled;
  long expiresAt;

  @Nullable Order ahead;
  @Nullable Order behind;
  @Nullable Order earlier;
  @Nullable Order later;

  Order(Command.Place placed, Book book, @Nullable Group group) {
    this.id = placed.order();
    this.member = placed.member();
    this.book = book;
    this.side = placed.side();
    this.selfTrade = placed.selfTrade();
    this.postOnly = placed.postOnly();
    this.cancelOnPause = placed.cancelOnPause();
    this.group = group;
    this.rank = book.rank(placed.side(), placed.price());
    this.left = placed.count();
    this.expiresAt = placed.expiresAt();
  }

  private Order(Order order, int price, long left) {
    this.id = order.id;
    this.member = order.member;
    this.book = order.book;
    this.side = order.side;
    this.selfTrade = order.selfTrade;
    this.postOnly = order.postOnly;
    this.cancelOnPause = order.cancelOnPause;
    this.group = order.group;
    this.rank = order.book.rank(order.side, price);
    this.left = left;
    this.filled = order.filled;
    this.expiresAt = order.expiresAt;
  }

  /** As it would be after an amendment: to look at, not to queue. */
  Order with(int price, long left) {
    return new Order(this, price, left);
  }

  int price() {
    return book.price(side, rank);
  }

  BookSide ownSide() {
    return book.side(side);
  }

  BookSide otherSide() {
    return book.side(side.other());
  }

  /** The lowest rank of the other side that this order trades with. */
  int worstRank() {
    return book.mirrored(rank);
  }

  boolean crosses() {
    return otherSide().best() >= worstRank();
  }
}
