package io.rec.venuesimulator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.PriceGrid;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

class OrderIndexTest {

  private static final int IDS = 3_000;

  private final Book book = new Book(0, PriceGrid.LINEAR_CENT);

  @Property(tries = 20)
  @Label("finds what a map finds, whatever came and went before")
  void findsAllThatRests(@ForAll long seed) {
    Random random = new Random(seed);
    OrderIndex index = new OrderIndex();
    Map<Long, Order> expected = new HashMap<>();

    for (int step = 0; step < 20_000; step++) {
      // Ids far apart, so that their places collide as they come.
      long id = (1 + random.nextInt(IDS)) * 0x1_0000_0001L;
      Order known = expected.remove(id);
      if (known == null) {
        Order order = new Order((Command.Place) AnOrder.bid(id, 1, 5_000, 1).placed(), book, null);
        expected.put(id, order);
        index.add(order);
      } else {
        index.remove(known);
      }
    }

    for (long number = 0; number <= IDS; number++) {
      long id = number * 0x1_0000_0001L;
      assertThat(index.find(id)).isSameAs(expected.get(id));
    }
  }
}
