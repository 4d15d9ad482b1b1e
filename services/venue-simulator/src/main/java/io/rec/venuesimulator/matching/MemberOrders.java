package io.rec.venuesimulator.matching;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Each member's resting orders in the order they were placed. */
final class MemberOrders {

  private @Nullable Order[] first = new @Nullable Order[16];
  private @Nullable Order[] last = new @Nullable Order[16];

  void add(Order order) {
    int member = order.member;
    if (member >= first.length) {
      first = Arrays.copyOf(first, 2 * member);
      last = Arrays.copyOf(last, 2 * member);
    }
    Order before = last[member];
    order.earlier = before;
    if (before == null) {
      first[member] = order;
    } else {
      before.later = order;
    }
    last[member] = order;
  }

  void remove(Order order) {
    Order earlier = order.earlier;
    Order later = order.later;
    if (earlier == null) {
      first[order.member] = later;
    } else {
      earlier.later = later;
    }
    if (later == null) {
      last[order.member] = earlier;
    } else {
      later.earlier = earlier;
    }
    order.earlier = null;
    order.later = null;
  }

  /** The visitor may remove what it is given. */
  void forEach(int member, Consumer<Order> visitor) {
    Order next = member < first.length ? first[member] : null;
    while (next != null) {
      Order order = next;
      next = order.later;
      visitor.accept(order);
    }
  }
}
