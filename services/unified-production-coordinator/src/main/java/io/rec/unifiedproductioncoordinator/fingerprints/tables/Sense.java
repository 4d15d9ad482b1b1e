package io.rec.unifiedproductioncoordinator.fingerprints.tables;

import io.rec.domain.probability.Fingerprint;
import io.rec.domain.probability.Grid;
import java.util.Optional;

/**
 * What must hold in every table that counts moves: a larger move is never more frequent than a
 * smaller one, and every move goes up, down or nowhere.
 */
public final class Sense {
  /** Two roundings to two decimals may differ by one in the last. */
  static final double TOLERANCE = 0.0101;

  private Sense() {}

  /** What is wrong with the table of a bucket, if anything is. */
  public static Optional<String> problem(String bucket, Fingerprint table) {
    for (int minute = 1; minute <= Grid.MINUTES; minute++) {
      if (isEmpty(table, minute)) {
        return Optional.of(
            "bucket %s at %d min knows no moves: %s %% up and %s %% down do not make 100 %%"
                .formatted(bucket, minute, table.up(minute, 0), table.down(minute, 0)));
      }
      for (int index = 1; index < Grid.THRESHOLDS; index++) {
        if (rises(table, minute, index)) {
          return Optional.of(
              "bucket %s at %d min is not monotone: a move of %.2f %% is more frequent than one of %.2f %%"
                  .formatted(bucket, minute, Grid.threshold(index), Grid.threshold(index - 1)));
        }
      }
    }
    return Optional.empty();
  }

  /** At how many nodes a larger move is more frequent than the smaller one before it. */
  public static int rises(Fingerprint table) {
    var rises = 0;
    for (int minute = 1; minute <= Grid.MINUTES; minute++) {
      for (int index = 1; index < Grid.THRESHOLDS; index++) {
        rises += rises(table, minute, index) ? 1 : 0;
      }
    }
    return rises;
  }

  /** Whether a minute of the table has counted nothing, which reads as "never crosses". */
  public static boolean isEmpty(Fingerprint table) {
    for (int minute = 1; minute <= Grid.MINUTES; minute++) {
      if (isEmpty(table, minute)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEmpty(Fingerprint table, int minute) {
    return table.up(minute, 0) + table.down(minute, 0) < 100 - 2 * TOLERANCE;
  }

  private static boolean rises(Fingerprint table, int minute, int index) {
    return table.up(minute, index) > table.up(minute, index - 1) + TOLERANCE
        || table.down(minute, index) > table.down(minute, index - 1) + TOLERANCE;
  }
}
