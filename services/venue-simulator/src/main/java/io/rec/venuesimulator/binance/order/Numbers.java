package io.rec.venuesimulator.binance.order;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers of orders and of fills, each its own row over all accounts. They begin with the
 * millisecond of the start, so that a number means the same order in all of a client's life.
 */
public final class Numbers {

  private final AtomicLong orders;
  private final AtomicLong fills;

  public Numbers(long startMillis) {
    this.orders = new AtomicLong(startMillis);
    this.fills = new AtomicLong(startMillis);
  }

  long nextOrder() {
    return orders.incrementAndGet();
  }

  long nextFill() {
    return fills.incrementAndGet();
  }
}
