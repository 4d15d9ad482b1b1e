package io.rec.venuesimulator.coinbase;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * How often every product trades: a steady rate, and a burst on top of it for a while. Each call of
 * {@link #run} makes the trades that are due since the last one, with their own instants.
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
  private double due;
  private Instant lastAt;

  public PriceFeed(CoinDesk desk, int perSecond, LongSupplier nanos) {
    this.desk = desk;
    this.perSecond = perSecond;
    this.nanos = nanos;
    this.lastRun = nanos.getAsLong();
    this.burstUntil = lastRun;
    this.lastAt = desk.now();
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

  /** Trades of each product since the start. */
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
      due += (double) passed * rate / NANOS;
      int count = (int) due;
      due -= count;
      Instant until = desk.now();
      Duration between = Duration.between(lastAt, until);
      for (int turn = 1; turn <= count; turn++) {
        desk.tick(lastAt.plus(between.multipliedBy(turn).dividedBy(count)));
        made.incrementAndGet();
      }
      if (count > 0) {
        lastAt = until;
      }
    } finally {
      lock.unlock();
    }
  }
}
