package io.rec.domain.probability;

import io.rec.domain.momentum.MomentumScore;
import java.util.Locale;

/**
 * One node of one table, as files and tables hold it.
 *
 * @param bucket {@code baseline}, or a number from -30 to 30
 * @param up percent of moves that reached the threshold upwards
 * @param down the same downwards
 */
public record FingerprintRow(String bucket, int minute, double threshold, double up, double down) {
  public static final String BASELINE = "baseline";

  public FingerprintRow {
    if (minute < 1 || minute > Grid.MINUTES || Grid.indexOf(threshold) < 0) {
      throw new IllegalArgumentException(
          "bucket %s has no node at %d min and %s %%".formatted(bucket, minute, threshold));
    }
    if (!(up >= 0 && up <= 100 && down >= 0 && down <= 100)) {
      throw new IllegalArgumentException(
          "bucket %s at %d min and %s %%: %s and %s are not both percentages"
              .formatted(bucket, minute, threshold, up, down));
    }
    if (!bucket.equals(BASELINE)) {
      number(bucket);
    }
  }

  boolean isBaseline() {
    return bucket.equals(BASELINE);
  }

  int number() {
    return number(bucket);
  }

  /** The row as a line of a CSV file. */
  public String line() {
    return String.format(Locale.ROOT, "%s,%d,%.2f,%.2f,%.2f", bucket, minute, threshold, up, down);
  }

  private static int number(String bucket) {
    try {
      var number = Integer.parseInt(bucket);
      if (Math.abs(number) <= MomentumScore.LARGEST_BUCKET) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(unknown(bucket), e);
    }
    throw new IllegalArgumentException(unknown(bucket));
  }

  private static String unknown(String bucket) {
    return "'%s' is no bucket: expected baseline or -30 to 30".formatted(bucket);
  }
}
