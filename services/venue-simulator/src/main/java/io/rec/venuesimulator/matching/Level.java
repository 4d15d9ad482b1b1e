package io.rec.venuesimulator.matching;

import org.jspecify.annotations.Nullable;

/** The queue of one price, the oldest order first. */
final class Level {

  @Nullable Order first;
  private @Nullable Order last;
  private long count;

  long count() {
    return count;
  }

  void append(Order order) {
    order.ahead = last;
    order.behind = null;
    if (last == null) {
      first = order;
    } else {
      last.behind = order;
    }
    last = order;
    count += order.left;
  }

  void remove(Order order) {
    Order ahead = order.ahead;
    Order behind = order.behind;
    if (ahead == null) {
      first = behind;
    } else {
      ahead.behind = behind;
    }
    if (behind == null) {
      last = ahead;
    } else {
      behind.ahead = ahead;
    }
    order.ahead = null;
    order.behind = null;
    count -= order.left;
  }

  /** Takes from an order without moving it. */
  void shrink(Order order, long by) {
    order.left -= by;
    count -= by;
  }

  /** What stands before an order of this queue. */
  static long ahead(Order order) {
    long sum = 0;
    for (Order each = order.ahead; each != null; each = each.ahead) {
      sum += each.left;
    }
    return sum;
  }
}
