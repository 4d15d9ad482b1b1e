package io.rec.domain.momentum;

/**
 * The mean price of the last minute, both ends included. The sum of the finished seconds is made
 * anew once a second, when somebody asks, instead of carried on: adding and subtracting for weeks
 * would drift, and a restarted engine would answer differently in the last digits.
 */
final class TrailingAverage {
  private static final int SECONDS = 60;

  private boolean isFresh;
  private double sum;
  private int samples;

  void forget() {
    isFresh = false;
  }

  double with(double price, SecondPrices history) {
    if (!isFresh) {
      rebuild(history);
      isFresh = true;
    }
    return (sum + price) / (samples + 1);
  }

  private void rebuild(SecondPrices history) {
    var newest = history.count() - 1;
    var first = newest;
    while (first > history.oldest() && isWithin(history, first - 1, newest)) {
      first--;
    }
    samples = (int) (newest - first);
    // Two sums, since each addition has to wait for the one before it.
    var even = 0.0;
    var odd = 0.0;
    var next = first;
    for (; next + 1 < newest; next += 2) {
      even += history.price(next);
      odd += history.price(next + 1);
    }
    sum = even + odd + (next < newest ? history.price(next) : 0);
  }

  private static boolean isWithin(SecondPrices history, long number, long newest) {
    return history.second(newest) - history.second(number) <= SECONDS;
  }
}
