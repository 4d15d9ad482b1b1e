package io.rec.unifiedproductioncoordinator.fingerprints.report;

import io.rec.domain.momentum.MinuteMomentum;
import io.rec.domain.momentum.MomentumScore;
import io.rec.domain.probability.Fingerprint;
import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.Grid;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Asks a set at every minute from a moment on, as the strike table would, and looks how it came.
 * One pass over the closes, oldest first; owned by one thread.
 */
final class HoldOut {
  /** Enough to see every stretch of the hour; all sixty would only take longer. */
  static final int[] MINUTES = {1, 2, 3, 5, 10, 15, 20, 30, 45, 60};

  private static final int CAPACITY = 64;
  private static final int NO_BUCKET = Integer.MIN_VALUE;

  private final Fingerprints tables;
  private final long from;
  private final MinuteMomentum momentum = new MinuteMomentum();
  private final int[] buckets = new int[CAPACITY];
  private final Calibration calibration = new Calibration();
  private final SequencedMap<Integer, Long> rows = new TreeMap<>();
  private long withoutTable;

  HoldOut(Fingerprints tables, Instant from) {
    this.tables = tables;
    this.from = from.getEpochSecond() / 60;
    Arrays.fill(buckets, NO_BUCKET);
  }

  void take(Instant instant, double close) {
    var minute = instant.getEpochSecond() / 60;
    for (int after : MINUTES) {
      var base = momentum.close(minute - after);
      var bucket = buckets[(int) (minute - after) & (CAPACITY - 1)];
      if (minute - after >= from && !Double.isNaN(base) && bucket != NO_BUCKET) {
        ask(bucket, after, (close - base) / base * 100);
      }
    }
    momentum.add(minute, close);
    var bucket = momentum.bucket(minute);
    buckets[(int) minute & (CAPACITY - 1)] =
        bucket.isPresent()
            ? Math.clamp(
                bucket.getAsInt(), -MomentumScore.LARGEST_BUCKET, MomentumScore.LARGEST_BUCKET)
            : NO_BUCKET;
    if (minute >= from && bucket.isPresent()) {
      rows.merge(buckets[(int) minute & (CAPACITY - 1)], 1L, Long::sum);
    }
  }

  private void ask(int bucket, int after, double move) {
    Optional<Fingerprint> table = tables.bucket(bucket);
    if (table.isEmpty()) {
      withoutTable++;
      return;
    }
    // From the second threshold on: at 0 the strike is the price, and nobody trades that.
    for (int index = 1; index < Grid.THRESHOLDS; index++) {
      var threshold = Grid.threshold(index);
      calibration.add(100 - table.get().up(after, index), move < threshold);
      calibration.add(100 - table.get().down(after, index), move > -threshold);
    }
  }

  Calibration calibration() {
    return calibration;
  }

  /** Minutes per bucket; what lies beyond ±30 is asked of bucket ±30, as it is live. */
  SequencedMap<Integer, Long> rows() {
    return rows;
  }

  /** Questions that no table could answer. */
  long withoutTable() {
    return withoutTable;
  }
}
