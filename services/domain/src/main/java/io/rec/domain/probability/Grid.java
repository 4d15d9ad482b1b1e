package io.rec.domain.probability;

/** The nodes of a fingerprint: 60 minutes by 40 thresholds in percent. */
public final class Grid {
  public static final int MINUTES = 60;
  public static final int THRESHOLDS = 40;
  public static final double LARGEST_MOVE = 2.0;
  static final int NODES = MINUTES * THRESHOLDS;

  /** Steps of 0.05 %, but 1.70 % is missing in the original's tables and stays so. */
  private static final int MISSING_STEP = 34;

  private static final double STEPS_PER_PERCENT = 20;

  private Grid() {}

  /** The threshold with this index, in percent. */
  public static double threshold(int index) {
    return (index < MISSING_STEP ? index : index + 1) / STEPS_PER_PERCENT;
  }

  /** The index of a threshold in percent, or -1 if it is none. */
  public static int indexOf(double threshold) {
    var step = Math.round(threshold * STEPS_PER_PERCENT);
    if (step < 0
        || step > THRESHOLDS
        || step == MISSING_STEP
        || Math.abs(step / STEPS_PER_PERCENT - threshold) > 1e-9) {
      return -1;
    }
    return (int) (step < MISSING_STEP ? step : step - 1);
  }

  /** How many thresholds a move in percent reaches. */
  static int reached(double move) {
    if (!(move >= 0)) {
      return 0;
    }
    var guess = Math.min((int) (Math.min(move, LARGEST_MOVE) * STEPS_PER_PERCENT), THRESHOLDS - 1);
    // Binary fractions: a move on a threshold may have been guessed one off.
    while (guess < THRESHOLDS && threshold(guess) <= move) {
      guess++;
    }
    while (guess > 0 && threshold(guess - 1) > move) {
      guess--;
    }
    return guess;
  }

  /** The lower threshold of the cell in which a move within 0 to 2 % lies. */
  static int cell(double move) {
    return Math.clamp(reached(move) - 1, 0, THRESHOLDS - 2);
  }

  static int node(int minute, int threshold) {
    return (minute - 1) * THRESHOLDS + threshold;
  }
}
