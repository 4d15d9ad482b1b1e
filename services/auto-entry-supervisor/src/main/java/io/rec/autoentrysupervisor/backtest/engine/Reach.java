package io.rec.autoentrysupervisor.backtest.engine;

import io.rec.domain.probability.Fingerprint;
import io.rec.domain.probability.Grid;

/**
 * How far away a strike has to be for its chance to exceed a percentage, for each minute of a
 * table. Nearer to the price no corner of a cell is above the percentage, and what is interpolated
 * between four corners lies between them. Nothing is assumed about the order of a table's figures.
 */
final class Reach {
  /** More than a chance gains when it is rounded to two decimals, and by binary fractions. */
  private static final double MARGIN = 0.01;

  private final double[] up = new double[Grid.MINUTES];
  private final double[] down = new double[Grid.MINUTES];

  /**
   * @param percent chance, in percent, that a strike is not crossed
   */
  Reach(Fingerprint table, double percent) {
    var crossed = 100 - percent + MARGIN;
    for (int minute = 1; minute < Grid.MINUTES; minute++) {
      up[minute] = nearest(table::up, minute, crossed);
      down[minute] = nearest(table::down, minute, crossed);
    }
  }

  /** The move up, in percent, below which no chance between this minute and the next does. */
  double up(int minute) {
    return up[minute];
  }

  /** The same for moves down. */
  double down(int minute) {
    return down[minute];
  }

  /** One half of a table: the share of moves that reach a threshold. */
  private interface Shares {
    double at(int minute, int threshold);

    default double least(int minute, int threshold) {
      return Math.min(at(minute, threshold), at(minute + 1, threshold));
    }
  }

  private static double nearest(Shares shares, int minute, double crossed) {
    for (int cell = 0; cell < Grid.THRESHOLDS - 1; cell++) {
      if (Math.min(shares.least(minute, cell), shares.least(minute, cell + 1)) < crossed) {
        return Grid.threshold(cell);
      }
    }
    return Double.POSITIVE_INFINITY;
  }
}
