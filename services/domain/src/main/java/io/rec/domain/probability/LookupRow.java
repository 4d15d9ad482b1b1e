package io.rec.domain.probability;

import java.util.Locale;

/**
 * One row of the pre-computed table: the chances, in percent, that a strike this far above or below
 * the price is not crossed.
 */
public record LookupRow(
    int seconds, int buffer, int bucket, double withinPositive, double withinNegative) {
  public static final String HEADER =
      "ttc_seconds,buffer_points,momentum_bucket,prob_within_positive,prob_within_negative";

  public LookupRow {
    if (!LookupTable.isNode(seconds, buffer) || Math.abs(bucket) > 30) {
      throw new IllegalArgumentException(
          "the lookup table has no node at %d s, %d points and bucket %d"
              .formatted(seconds, buffer, bucket));
    }
    if (!(withinPositive >= 0 && withinPositive <= 100)
        || !(withinNegative >= 0 && withinNegative <= 100)) {
      throw new IllegalArgumentException(
          "%s and %s at %d s, %d points and bucket %d are not both percentages"
              .formatted(withinPositive, withinNegative, seconds, buffer, bucket));
    }
  }

  /** The row as a line of a CSV file. */
  public String line() {
    return String.format(
        Locale.ROOT, "%d,%d,%d,%.2f,%.2f", seconds, buffer, bucket, withinPositive, withinNegative);
  }
}
