package io.rec.venuesimulator.coinbase;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * How often every product trades: a steady rate, and a burst on top of it for a while. Each call of
 * {@link #run} makes the trades that are due since the last one, with their own instants. Products
 * do not trade in step: at the same rate, their trades lie evenly between one another's.
 */
public final class PriceFeed {

  private static final long NANOS = 1_000_000_000L;

  /** After a pause of the process the trades of at most this long are made up for. */
  private static final long MOST_NANOS = NANOS;

  private final CoinDesk desk;
  private final LongSupplier nanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicLong made = new AtomicLong();
  private int perSecond;
  private int burstPerSecond;
  private long burstUntil;
  private long lastRun;
  private Instant lastAt;
  private final List<Flow> flows = new ArrayList<>();

  public PriceFeed(CoinDesk desk, int perSecond, LongSupplier nanos) {
    this.desk = desk;
    this.perSecond = perSecond;
    this.nanos = nanos;
    this.lastRun = nanos.getAsLong();
    this.burstUntil = lastRun;
    this.lastAt = desk.now();
    List<TickMaker> products = List.copyOf(desk.products());
    for (int i = 0; i < products.size(); i++) {
      flows.add(new Flow(products.get(i), (double) i / products.size()));
    }
  }

  /** Trades a second and product; 0 stops them. */
  public void rate(int tradesPerSecond) {
    if (tradesPerSecond < 0) {
      throw new IllegalArgumentException("a rate is not negative: " + tradesPerSecond);
    }
    lock.lock();
    try {
      perSecond = tradesPerSecond;
    } finally {
      lock.unlock();
    }
  }

  /** Another rate for a while; the steady one comes back by itself. */
  public void burst(int tradesPerSecond, Duration lasting) {
    lock.lock();
    try {
      burstPerSecond = tradesPerSecond;
      burstUntil = nanos.getAsLong() + lasting.toNanos();
    } finally {
      lock.unlock();
    }
  }

  /** Trades of all products since the start. */
  public long tradesMade() {
    return made.get();
  }

  /** Due every few milliseconds, from one thread. */
  public void run() {
    lock.lock();
    try {
      long now = nanos.getAsLong();
      long passed = Math.min(now - lastRun, MOST_NANOS);
      int rate = now - burstUntil < 0 ? burstPerSecond : perSecond;
      lastRun = now;
      double trades = (double) passed * rate / NANOS;
      Instant from = lastAt;
      Instant until = desk.now();
      flows.forEach(flow -> made.addAndGet(flow.run(desk, trades, from, until)));
      lastAt = until;
    } finally {
      lock.unlock();
    }
  }

  /** One product's share of the feed, under the feed's lock. */
  private static final class Flow {

    private final TickMaker product;
    private double due;

    Flow(TickMaker product, double due) {
      this.product = product;
      this.due = due;
    }

    /** Makes the trades that are due with these more, evenly between both, and tells how many. */
    int run(CoinDesk desk, double trades, Instant from, Instant until) {
      due += trades;
      int count = (int) due;
      due -= count;
      Duration between = Duration.between(from, until);
      for (int turn = 1; turn <= count; turn++) {
        desk.trade(product, from.plus(between.multipliedBy(turn).dividedBy(count)));
      }
      return count;
    }
  }
}
