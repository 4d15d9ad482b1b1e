package io.rec.autoentrysupervisor.backtest.engine;

import java.math.BigDecimal;
import java.util.Arrays;

/** The probabilities of one hour, taken once a minute, until it is known what came of them. */
final class Samples {
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private long[] strikes = new long[1024];
  private double[] within = new double[1024];
  private boolean[] yes = new boolean[1024];
  private int count;

  /** Takes the chance of each row's active side. */
  void add(Rows rows, double price) {
    for (int row = 0; row < rows.count(); row++) {
      if (!Double.isNaN(rows.within(row))) {
        add(rows.strike(row), rows.within(row), rows.strike(row) < price);
      }
    }
  }

  private void add(long strike, double chance, boolean isYes) {
    if (count == strikes.length) {
      strikes = Arrays.copyOf(strikes, 2 * count);
      within = Arrays.copyOf(within, 2 * count);
      yes = Arrays.copyOf(yes, 2 * count);
    }
    strikes[count] = strike;
    within[count] = chance;
    yes[count] = isYes;
    count++;
  }

  /** Enters what became of them at the index value that the hour was settled on. */
  void settle(BigDecimal index, Calibration calibration) {
    for (int i = 0; i < count; i++) {
      calibration.add(within[i], yes[i] == isAbove(index, strikes[i]));
    }
  }

  /** The venue's rule: strictly above the floor strike, which is a cent below the level. */
  static boolean isAbove(BigDecimal index, long strike) {
    return index.compareTo(BigDecimal.valueOf(strike).subtract(CENT)) > 0;
  }
}
