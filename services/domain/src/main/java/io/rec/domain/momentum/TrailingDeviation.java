package io.rec.domain.momentum;

/**
 * The population standard deviation of the last 30 one-second prices, in percent of their mean. NaN
 * when there are fewer, or when feed gaps spread them over more than a minute, which would be the
 * figure of another quantity.
 */
final class TrailingDeviation {
  static final int SAMPLES = 30;
  static final int LONGEST_SPREAD_SECONDS = 60;

  /** Sums run over distances from here, because squares of whole prices would lose the digits. */
  private double pivot;

  private double sum;
  private double squares;
  private boolean complete;
  private boolean isFresh;

  void forget() {
    isFresh = false;
  }

  double with(double price, SecondPrices history) {
    if (!isFresh) {
      rebuild(history);
      isFresh = true;
    }
    if (!complete) {
      return Double.NaN;
    }
    var distance = price - pivot;
    var mean = (sum + distance) / SAMPLES;
    var variance = (squares + distance * distance) / SAMPLES - mean * mean;
    return Math.sqrt(Math.max(0, variance)) / (pivot + mean) * 100;
  }

  private void rebuild(SecondPrices history) {
    var newest = history.count() - 1;
    var first = newest - SAMPLES + 1;
    complete =
        first >= history.oldest()
            && history.second(newest) - history.second(first) <= LONGEST_SPREAD_SECONDS;
    if (!complete) {
      return;
    }
    pivot = history.price(newest - 1);
    sum = 0;
    squares = 0;
    for (long i = first; i < newest; i++) {
      var distance = history.price(i) - pivot;
      sum += distance;
      squares += distance * distance;
    }
  }
}
