package io.rec.domain.momentum;

/** Rounding of momentum: what is stored, and the bucket of the fingerprints it is looked up in. */
public final class MomentumScore {
  public static final int LARGEST_BUCKET = 30;
  private static final double UNITS_PER_PERCENT = 10_000;
  private static final double UNITS_PER_BUCKET = 100;

  private MomentumScore() {}

  /** Percent with four decimals, half-even; NaN stays NaN. */
  public static double stored(double percent) {
    return units(percent) / UNITS_PER_PERCENT;
  }

  /** The bucket, one per basis point, half-even and held within ±30, of a score in percent. */
  public static int bucket(double percent) {
    if (Double.isNaN(percent)) {
      throw new IllegalArgumentException("no momentum, no bucket");
    }
    // From the whole number of units: 0.285 × 100 is 28.499999999999996 in binary.
    var bucket = Math.rint(units(percent) / UNITS_PER_BUCKET);
    return (int) Math.clamp(bucket, -LARGEST_BUCKET, LARGEST_BUCKET);
  }

  private static double units(double percent) {
    // The zero that is added turns -0.0 into 0.0.
    return Math.rint(percent * UNITS_PER_PERCENT) + 0.0;
  }
}
