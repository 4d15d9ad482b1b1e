package io.rec.domain.probability;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Weighted counts of moves for one table: per minute, how many moves reached exactly so many
 * thresholds up and down. Whole numbers, so the order of counting does not matter.
 */
final class MoveCounts {
  /** A move may reach none to all thresholds. */
  private static final int LEVELS = Grid.THRESHOLDS + 1;

  private final long[] up = new long[Grid.MINUTES * LEVELS];
  private final long[] down = new long[Grid.MINUTES * LEVELS];

  void count(int minute, int reachedUp, int reachedDown, int weight) {
    var start = (minute - 1) * LEVELS;
    up[start + reachedUp] += weight;
    down[start + reachedDown] += weight;
  }

  Fingerprint shares() {
    return new Fingerprint(shares(up), shares(down));
  }

  /** The weight of all moves that were counted for a minute. */
  long total(int minute) {
    var sum = 0L;
    for (int level = 0; level < LEVELS; level++) {
      sum += up[(minute - 1) * LEVELS + level];
    }
    return sum;
  }

  private double[] shares(long[] counts) {
    var shares = new double[Grid.NODES];
    for (int minute = 1; minute <= Grid.MINUTES; minute++) {
      var total = total(minute);
      var reached = 0L;
      for (int threshold = Grid.THRESHOLDS - 1; threshold >= 0; threshold--) {
        reached += counts[(minute - 1) * LEVELS + threshold + 1];
        shares[Grid.node(minute, threshold)] =
            total == 0 ? 0 : Rounded.hundredths(100.0 * reached / total);
      }
    }
    return shares;
  }

  void write(DataOutput out) throws IOException {
    write(up, out);
    write(down, out);
  }

  void read(DataInput in) throws IOException {
    read(up, in);
    read(down, in);
  }

  private static void write(long[] values, DataOutput out) throws IOException {
    for (var value : values) {
      out.writeLong(value);
    }
  }

  private static void read(long[] values, DataInput in) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readLong();
    }
  }
}
