package io.rec.autoentrysupervisor.backtest.engine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * The prices of the past minute, one a second; a second without one repeats the one before. The
 * venue settles on the mean of sixty of them. Owned by one thread.
 */
final class LastMinute {
  private static final int SECONDS = 60;
  private static final int CAPACITY = 64;
  private static final int MASK = CAPACITY - 1;

  private final double[] prices = new double[CAPACITY];
  private final boolean[] repeated = new boolean[CAPACITY];
  private boolean isEmpty = true;

  void add(long second, double price, boolean isRepeated) {
    if (isEmpty) {
      Arrays.fill(prices, price);
      Arrays.fill(repeated, true);
      isEmpty = false;
    }
    prices[(int) second & MASK] = price;
    repeated[(int) second & MASK] = isRepeated;
  }

  /** The mean of the sixty prices up to a second, exact to 34 digits. */
  BigDecimal mean(long last) {
    var sum = BigDecimal.ZERO;
    for (int back = 0; back < SECONDS; back++) {
      sum = sum.add(BigDecimal.valueOf(prices[(int) (last - back) & MASK]));
    }
    return sum.divide(BigDecimal.valueOf(SECONDS), MathContext.DECIMAL128);
  }

  /** How many of them had to be repeated. */
  int repeated(long last) {
    var count = 0;
    for (int back = 0; back < SECONDS; back++) {
      count += repeated[(int) (last - back) & MASK] ? 1 : 0;
    }
    return count;
  }
}
