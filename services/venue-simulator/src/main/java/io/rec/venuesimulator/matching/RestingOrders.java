package io.rec.venuesimulator.matching;

import io.rec.venuesimulator.matching.message.CancelReason;
import io.rec.venuesimulator.matching.message.Event;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All orders in all books, found by id, by member and by expiry. */
final class RestingOrders {

  private final Consumer<? super Event> events;
  private final OrderIndex index = new OrderIndex();
  private final MemberOrders members = new MemberOrders();
  private final Expiries expiries = new Expiries(index);

  RestingOrders(Consumer<? super Event> events) {
    this.events = events;
  }

  @Nullable Order find(long id) {
    return index.find(id);
  }

  void forEachOf(int member, Consumer<Order> visitor) {
    members.forEach(member, visitor);
  }

  void forEachOver(long now, Consumer<Order> visitor) {
    expiries.forEachOver(now, visitor);
  }

  /** Takes in what is left of a new order. */
  void admit(Order order, long at) {
    index.add(order);
    members.add(order);
    expiries.add(order);
    if (order.group != null) {
      order.group.orders.add(order);
    }
    queue(order, at);
  }

  /** To the end of its price's queue. */
  void queue(Order order, long at) {
    order.ownSide().append(order);
    events.accept(
        new Event.Resting(
            at, order.book.market, order.member, order.id, order.side, order.price(), order.left));
  }

  /** Out of the book, while it stays known. */
  void withdraw(Order order) {
    order.ownSide().remove(order);
  }

  /** No longer known; it has left the book before. */
  void forget(Order order) {
    index.remove(order);
    members.remove(order);
    if (order.group != null) {
      order.group.orders.remove(order);
    }
  }

  void expiryChanged(Order order) {
    expiries.add(order);
  }

  void cancel(Order order, long at, CancelReason reason) {
    withdraw(order);
    forget(order);
    tellCanceled(order, at, true, reason);
  }

  /** Of an order that was not in the book, or has left it. */
  void tellCanceled(Order order, long at, boolean rested, CancelReason reason) {
    events.accept(
        new Event.Canceled(
            at,
            order.book.market,
            order.member,
            order.id,
            order.side,
            order.price(),
            order.left,
            rested,
            reason));
  }
}
