package io.rec.domain.indicator;

/**
 * The last so many values. Sums are made anew each time instead of carried on: a stream of weeks
 * would drift, and who begins later would answer differently in the last digits.
 */
final class LastValues {

  private final double[] values;
  private int next;
  private int count;

  LastValues(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("a period of " + size);
    }
    this.values = new double[size];
  }

  void add(double value) {
    values[next] = value;
    next = (next + 1) % values.length;
    count = Math.min(count + 1, values.length);
  }

  boolean full() {
    return count == values.length;
  }

  double mean() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** The root of the mean squared distance, divided by the count and not by one less. */
  double deviation(double mean) {
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / values.length);
  }

  double highest() {
    double highest = values[0];
    for (double value : values) {
      highest = Math.max(highest, value);
    }
    return highest;
  }

  double lowest() {
    double lowest = values[0];
    for (double value : values) {
      lowest = Math.min(lowest, value);
    }
    return lowest;
  }
}
