package io.rec.unifiedproductioncoordinator.fingerprints.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Foretold chances that a strike is not crossed, one bin a percent, with what happened. Owned by
 * one thread.
 */
final class Calibration {
  private static final int BINS = 100;

  private final long[] questions = new long[BINS];
  private final long[] stayed = new long[BINS];
  private final double[] foretold = new double[BINS];
  private double squares;

  /**
   * Some bins together.
   *
   * @param foretold mean chance in percent
   * @param happened share in percent
   */
  record Bin(double foretold, double happened, long questions) {}

  void add(double percent, boolean happened) {
    var bin = Math.min((int) percent, BINS - 1);
    questions[bin]++;
    foretold[bin] += percent;
    stayed[bin] += happened ? 1 : 0;
    var error = percent / 100 - (happened ? 1 : 0);
    squares += error * error;
  }

  /** Bins of some percent from one percentage to another; those nobody fell into are left out. */
  List<Bin> bins(int from, int to, int width) {
    var bins = new ArrayList<Bin>();
    for (int low = from; low < to; low += width) {
      var count = 0L;
      var sum = 0.0;
      var held = 0L;
      for (int bin = low; bin < low + width; bin++) {
        count += questions[bin];
        sum += foretold[bin];
        held += stayed[bin];
      }
      if (count > 0) {
        bins.add(new Bin(sum / count, 100.0 * held / count, count));
      }
    }
    return bins;
  }

  long questions() {
    var sum = 0L;
    for (var count : questions) {
      sum += count;
    }
    return sum;
  }

  /** Mean distance of foretold and happened in points, each bin by its questions. */
  double error() {
    return bins(0, BINS, 1).stream()
            .mapToDouble(bin -> Math.abs(bin.foretold() - bin.happened()) * bin.questions())
            .sum()
        / Math.max(1, questions());
  }

  /** Mean squared error of the chances as fractions: 0 knows all, 0.25 knows nothing. */
  double brier() {
    return squares / Math.max(1, questions());
  }
}
