package io.rec.domain.probability;

import java.util.Arrays;

/**
 * One bucket of the lookup table in hundredths of a percent, an eighth of what doubles would take.
 */
final class LookupPlane {
  private static final int COLUMNS = LookupTable.LARGEST_BUFFER / LookupTable.POINTS_STEP + 1;
  private static final int ROWS = LookupTable.LONGEST_SECONDS / LookupTable.SECONDS_STEP + 1;
  private static final short MISSING = -1;
  private static final double UNITS_PER_PERCENT = 100;

  private final short[] positive = empty();
  private final short[] negative = empty();

  void put(LookupRow row) {
    var node =
        node(row.seconds() / LookupTable.SECONDS_STEP, row.buffer() / LookupTable.POINTS_STEP);
    positive[node] = (short) Math.rint(row.withinPositive() * UNITS_PER_PERCENT);
    negative[node] = (short) Math.rint(row.withinNegative() * UNITS_PER_PERCENT);
  }

  /** Bilinear between the corners; NaN if one that counts is missing. */
  double positive(double seconds, double points) {
    return at(positive, seconds, points);
  }

  double negative(double seconds, double points) {
    return at(negative, seconds, points);
  }

  private static double at(short[] values, double seconds, double points) {
    var row = seconds / LookupTable.SECONDS_STEP;
    var column = points / LookupTable.POINTS_STEP;
    var firstRow = (int) row;
    var firstColumn = (int) column;
    var down = row - firstRow;
    var right = column - firstColumn;
    return (1 - down) * (1 - right) * corner(values, firstRow, firstColumn)
        + weighted((1 - down) * right, values, firstRow, firstColumn + 1)
        + weighted(down * (1 - right), values, firstRow + 1, firstColumn)
        + weighted(down * right, values, firstRow + 1, firstColumn + 1);
  }

  /**
   * A corner without weight may lie beyond the edge or be missing: the node itself is the answer.
   */
  private static double weighted(double weight, short[] values, int row, int column) {
    return weight == 0 ? 0 : weight * corner(values, row, column);
  }

  private static double corner(short[] values, int row, int column) {
    var units = values[node(row, column)];
    return units == MISSING ? Double.NaN : units / UNITS_PER_PERCENT;
  }

  private static int node(int row, int column) {
    return row * COLUMNS + column;
  }

  private static short[] empty() {
    var values = new short[ROWS * COLUMNS];
    Arrays.fill(values, MISSING);
    return values;
  }
}
