package io.rec.venuesimulator.matching;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** When orders end by themselves. Entries of orders that are gone or were amended lapse unseen. */
final class Expiries {

  private record Entry(long at, long order) {}

  private final OrderIndex orders;
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::order));

  Expiries(OrderIndex orders) {
    this.orders = orders;
  }

  void add(Order order) {
    if (order.expiresAt > 0) {
      entries.add(new Entry(order.expiresAt, order.id));
    }
  }

  void forEachOver(long now, Consumer<Order> visitor) {
    for (Entry next = entries.peek(); next != null && next.at() <= now; next = entries.peek()) {
      entries.poll();
      Order order = orders.find(next.order());
      if (order != null && order.expiresAt == next.at()) {
        visitor.accept(order);
      }
    }
  }
}
