package io.rec.venuesimulator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.matching.message.Event;
import java.util.HashMap;
import java.util.Map;

/** Counts what each order has left from the events alone, and refuses events that do not add up. */
public final class OrderTally {

  private final Map<Long, Long> left = new HashMap<>();

  public void on(Event event) {
    switch (event) {
      case Event.Accepted e -> left.put(e.order(), e.count());
      case Event.Resting e -> assertThat(left).containsEntry(e.order(), e.count());
      case Event.Fill e -> {
        take(e.takerOrder(), e.count(), e.takerLeft());
        take(e.makerOrder(), e.count(), e.makerLeft());
      }
      case Event.Canceled e -> assertThat(left.remove(e.order())).isEqualTo(e.count());
      case Event.Decreased e -> {
        if (e.by() > 0) {
          take(e.order(), e.by(), e.left());
        }
      }
      case Event.Amended e -> assertThat(left.put(e.order(), e.left())).isEqualTo(e.oldLeft());
      case Event.Rejected e -> {}
      case Event.GroupChanged e -> {}
    }
  }

  /** Orders that neither filled nor ended. */
  public Map<Long, Long> living() {
    return left;
  }

  private void take(long order, long count, long after) {
    assertThat(count).isPositive();
    assertThat(left.merge(order, -count, Long::sum)).as("order %d", order).isEqualTo(after);
    if (after == 0) {
      left.remove(order);
    }
  }
}
