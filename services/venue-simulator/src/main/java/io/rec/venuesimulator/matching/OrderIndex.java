package io.rec.venuesimulator.matching;

import org.jspecify.annotations.Nullable;

/** Resting orders by id: open addressing, because a map of boxed keys costs more than matching. */
final class OrderIndex {

  private static final int FIRST_CAPACITY = 1 << 10;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private @Nullable Order[] slots = new @Nullable Order[FIRST_CAPACITY];
  private int size;

  @Nullable Order find(long id) {
    int mask = slots.length - 1;
    for (int slot = home(id); ; slot = (slot + 1) & mask) {
      Order order = slots[slot];
      if (order == null || order.id == id) {
        return order;
      }
    }
  }

  void add(Order order) {
    if (2 * (size + 1) > slots.length) {
      grow();
    }
    put(order);
    size++;
  }

  /** Closes the gap by moving up what had to step aside, so that no search ends too early. */
  void remove(Order order) {
    int mask = slots.length - 1;
    int gap = home(order.id);
    while (slots[gap] != order) {
      gap = (gap + 1) & mask;
    }
    slots[gap] = null;
    size--;
    int slot = (gap + 1) & mask;
    for (Order next = slots[slot]; next != null; next = slots[slot]) {
      int home = home(next.id);
      if (((slot - home) & mask) >= ((slot - gap) & mask)) {
        slots[gap] = next;
        slots[slot] = null;
        gap = slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  private int home(long id) {
    return (int) ((id * SPREAD) >>> 32) & (slots.length - 1);
  }

  private void put(Order order) {
    int mask = slots.length - 1;
    int slot = home(order.id);
    while (slots[slot] != null) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = order;
  }

  private void grow() {
    @Nullable Order[] old = slots;
    slots = new @Nullable Order[2 * old.length];
    for (Order order : old) {
      if (order != null) {
        put(order);
      }
    }
  }
}
