package io.rec.domain.momentum;

/**
 * The mean price of the last minute, both ends included. The sum of the finished seconds is made
 * anew each second instead of carried on: adding and subtracting for weeks would drift, and a
 * restarted engine would answer differently in the last digits.
 */
final class TrailingAverage {
  private static final int SECONDS = 60;

  private double sum;
  private int samples;

  void rebuild(SecondPrices history) {
    sum = 0;
    samples = 0;
    var newest = history.count() - 1;
    var from = history.second(newest) - SECONDS;
    for (long i = newest - 1; i >= history.oldest() && history.second(i) >= from; i--) {
      sum += history.price(i);
      samples++;
    }
  }

  double with(double price) {
    return (sum + price) / (samples + 1);
  }
}
