package io.rec.domain.momentum;

/**
 * The last price of each second of the past half hour that had one, oldest first. Holds what the
 * longest window needs and one sample more, in two arrays that never grow. Owned by its engine's
 * thread.
 */
final class SecondPrices {
  /** A power of two above 1800 seconds, the current one and the one before the window. */
  static final int CAPACITY = 2048;

  private static final int MASK = CAPACITY - 1;

  private final long[] seconds = new long[CAPACITY];
  private final double[] prices = new double[CAPACITY];
  private long size;

  /** How many samples were ever added; the newest has the number {@code count() - 1}. */
  long count() {
    return size;
  }

  /** The number of the oldest sample that is still kept. */
  long oldest() {
    return Math.max(0, size - CAPACITY);
  }

  long second(long number) {
    return seconds[(int) number & MASK];
  }

  double price(long number) {
    return prices[(int) number & MASK];
  }

  void add(long second, double price) {
    var slot = (int) size & MASK;
    seconds[slot] = second;
    prices[slot] = price;
    size++;
  }

  void replaceNewest(double price) {
    prices[(int) (size - 1) & MASK] = price;
  }
}
