package io.rec.autoentrysupervisor.backtest.prices;

import java.time.Instant;

/** A random walk, one price each second: for measuring, and for trying things without a file. */
public final class WalkPrices implements PriceSource {
  /** About half a percent an hour, as BTC. */
  private static final double DEVIATION = 0.00008;

  private static final double CENTS = 100;
  private static final long STEP = 0x9E3779B97F4A7C15L;

  /** Four uniform numbers together are nearly normal: this makes their deviation one. */
  private static final double TO_ONE = Math.sqrt(3);

  private final long end;
  private long state;
  private long second;
  private double price;

  /** From a moment on for so many seconds; the seed and the moment settle every price. */
  public WalkPrices(long seed, Instant from, long seconds, double price) {
    this.second = from.getEpochSecond() - 1;
    this.end = second + seconds;
    this.state = seed;
    this.price = price;
  }

  @Override
  public boolean next() {
    if (second == end) {
      return false;
    }
    second++;
    state += STEP;
    var bits = mixed(state);
    var sum = 0;
    for (int part = 0; part < 4; part++) {
      sum += (int) (bits >>> (16 * part)) & 0xFFFF;
    }
    var normal = (sum / 65_535.0 - 2) * TO_ONE;
    price = Math.max(1, Math.rint(price * (1 + DEVIATION * normal) * CENTS) / CENTS);
    return true;
  }

  @Override
  public long second() {
    return second;
  }

  @Override
  public double price() {
    return price;
  }

  @Override
  public void close() {}

  private static long mixed(long value) {
    var mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
