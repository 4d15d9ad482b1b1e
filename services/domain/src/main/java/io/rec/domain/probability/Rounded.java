package io.rec.domain.probability;

/** Rounding of stored percentages. */
final class Rounded {
  private Rounded() {}

  /** Two decimals, half-even. */
  static double hundredths(double percent) {
    return Math.rint(percent * 100) / 100;
  }
}
