package io.rec.domain.probability;

import io.rec.domain.momentum.MomentumScore;
import java.util.function.Consumer;

/**
 * Fingerprints from a formula instead of anybody's data: a Student t distribution whose width grows
 * with time and momentum. Within 0.9 points (root mean square) of five years of BTC; for demo and
 * tests, and named synthetic wherever it is shown.
 */
public final class StudentTFingerprint {
  public static final String VERSION = "synthetic";

  private static final double DEGREES_OF_FREEDOM = 2.5;
  private static final double CALM_WIDTH = 0.0308;
  private static final double WIDTH_PER_BUCKET = 0.0024;
  private static final double GROWTH = 0.459;
  private static final double DRIFT_PER_BUCKET = -0.0008;
  private static final double ETH_FACTOR = 1.29;

  private final double factor;

  /**
   * @param factor how much wider than BTC the symbol moves
   */
  public StudentTFingerprint(double factor) {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("a width of %s times BTC".formatted(factor));
    }
    this.factor = factor;
  }

  /**
   * The complete tables of a symbol; ETH moves wider than BTC, others are taken to move like BTC.
   */
  public static Fingerprints forSymbol(String symbol) {
    var builder = new FingerprintsBuilder(symbol, VERSION);
    new StudentTFingerprint(symbol.equals("ETH") ? ETH_FACTOR : 1).rows(builder::add);
    return builder.build();
  }

  /** All rows, bucket by bucket from -30 to 30; there is no baseline. */
  public void rows(Consumer<FingerprintRow> rows) {
    for (int bucket = -MomentumScore.LARGEST_BUCKET;
        bucket <= MomentumScore.LARGEST_BUCKET;
        bucket++) {
      for (int minute = 1; minute <= Grid.MINUTES; minute++) {
        for (int index = 0; index < Grid.THRESHOLDS; index++) {
          rows.accept(row(bucket, minute, Grid.threshold(index)));
        }
      }
    }
  }

  private FingerprintRow row(int bucket, int minute, double threshold) {
    var width =
        factor * (CALM_WIDTH + WIDTH_PER_BUCKET * Math.abs(bucket)) * Math.pow(minute, GROWTH);
    var drift = DRIFT_PER_BUCKET * bucket;
    return new FingerprintRow(
        String.valueOf(bucket),
        minute,
        threshold,
        Rounded.hundredths(
            100 * StudentT.survival((threshold - drift) / width, DEGREES_OF_FREEDOM)),
        Rounded.hundredths(
            100 * StudentT.survival((threshold + drift) / width, DEGREES_OF_FREEDOM)));
  }
}
