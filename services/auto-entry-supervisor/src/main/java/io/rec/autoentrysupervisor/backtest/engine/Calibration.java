package io.rec.autoentrysupervisor.backtest.engine;

import java.util.ArrayList;
import java.util.List;

/** What was foretold against what happened, one bin a percent. Owned by one thread. */
public final class Calibration {
  private static final int BINS = 100;

  private final long[] questions = new long[BINS];
  private final long[] won = new long[BINS];
  private final double[] foretold = new double[BINS];
  private double squares;

  /**
   * Some percents together.
   *
   * @param foretold mean chance in percent
   * @param happened share in percent
   */
  public record Bin(double foretold, double happened, long questions) {}

  void add(double percent, boolean isWon) {
    var bin = Math.min((int) percent, BINS - 1);
    questions[bin]++;
    foretold[bin] += percent;
    won[bin] += isWon ? 1 : 0;
    var error = percent / 100 - (isWon ? 1 : 0);
    squares += error * error;
  }

  /** Bins of some percent from one percentage to another; those nobody fell into are left out. */
  public List<Bin> bins(int from, int to, int width) {
    var bins = new ArrayList<Bin>();
    for (int low = from; low < to; low += width) {
      var count = 0L;
      var sum = 0.0;
      var good = 0L;
      for (int bin = low; bin < Math.min(low + width, BINS); bin++) {
        count += questions[bin];
        sum += foretold[bin];
        good += won[bin];
      }
      if (count > 0) {
        bins.add(new Bin(sum / count, 100.0 * good / count, count));
      }
    }
    return bins;
  }

  public long questions() {
    var sum = 0L;
    for (var count : questions) {
      sum += count;
    }
    return sum;
  }

  /** Mean squared error of the chances as fractions: 0 knows all, 0.25 knows nothing. */
  public double brier() {
    return squares / Math.max(1, questions());
  }
}
