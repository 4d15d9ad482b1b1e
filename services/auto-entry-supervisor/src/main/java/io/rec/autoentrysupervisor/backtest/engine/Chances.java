package io.rec.autoentrysupervisor.backtest.engine;

import static io.rec.domain.momentum.MomentumScore.LARGEST_BUCKET;

import io.rec.domain.probability.Fingerprint;
import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.Grid;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The probabilities of all rows of one second: the same steps as the domain takes for each strike,
 * and so the same digits, but what depends on the time alone is settled once and nothing is made. A
 * test compares them to the last bit. Those that cannot be worth a look may be left out. Owned by
 * one thread.
 */
final class Chances {
  private static final double[] THRESHOLDS =
      IntStream.range(0, Grid.THRESHOLDS).mapToDouble(Grid::threshold).toArray();

  private static final double STEPS_PER_PERCENT = 20;

  /** There is no 1.70 %, which would have been this step. */
  private static final int MISSING_STEP = 34;

  /** A distance that is shorter by this is shorter whatever its last binary digits. */
  private static final double SURELY = 1 - 1e-9;

  private final Fingerprints fingerprints;
  private final @Nullable Reach[] reaches = new @Nullable Reach[2 * LARGEST_BUCKET + 1];
  private @Nullable Fingerprint table;
  private int minute;
  private double minutePart;
  private double price;

  /** Dollars to a strike above, and to one below, within which none is worth a look. */
  private double nearestUp;

  private double nearestDown;

  /**
   * @param worth percent that a chance has to exceed to be worth a look
   */
  Chances(Fingerprints fingerprints, double worth) {
    this.fingerprints = fingerprints;
    for (int bucket : fingerprints.available()) {
      reaches[bucket + LARGEST_BUCKET] =
          new Reach(fingerprints.bucket(bucket).orElseThrow(), worth);
    }
  }

  /**
   * Before the rows of a second.
   *
   * @param isWhole whether chances that cannot be worth a look are asked for as well
   */
  void at(double newPrice, OptionalInt bucket, long secondsToClose, boolean isWhole) {
    price = newPrice;
    table = bucket.isEmpty() ? null : fingerprints.bucket(bucket.getAsInt()).orElse(null);
    var reach = bucket.isEmpty() || isWhole ? null : reach(bucket.getAsInt());
    var minutes = Math.clamp((double) secondsToClose, 60, 3600) / 60;
    minute = Math.min((int) minutes, Grid.MINUTES - 1);
    minutePart = minutes - minute;
    nearestUp = reach == null ? 0 : reach.up(minute) / 100 * price * SURELY;
    nearestDown = reach == null ? 0 : reach.down(minute) / 100 * price * SURELY;
  }

  /** Held within the buckets, as the fingerprints hold it. */
  private @Nullable Reach reach(int bucket) {
    return reaches[Math.clamp(bucket, -LARGEST_BUCKET, LARGEST_BUCKET) + LARGEST_BUCKET];
  }

  /** Percent chance that a strike is not crossed, two decimals; NaN if unknown or left out. */
  double within(long strike) {
    var known = table;
    if (known == null) {
      return Double.NaN;
    }
    var distance = Math.abs(price - strike);
    if (distance < (strike > price ? nearestUp : nearestDown)) {
      return Double.NaN;
    }
    var move = Math.min(distance / price * 100, Grid.LARGEST_MOVE);
    var cell = cell(move);
    var low = THRESHOLDS[cell];
    var part = (move - low) / (THRESHOLDS[cell + 1] - low);
    return Rows.hundredths(
        100 - (strike > price ? up(known, cell, part) : down(known, cell, part)));
  }

  private double up(Fingerprint known, int cell, double part) {
    var near = mix(known.up(minute, cell), known.up(minute, cell + 1), part);
    var far = mix(known.up(minute + 1, cell), known.up(minute + 1, cell + 1), part);
    return near + (far - near) * minutePart;
  }

  private double down(Fingerprint known, int cell, double part) {
    var near = mix(known.down(minute, cell), known.down(minute, cell + 1), part);
    var far = mix(known.down(minute + 1, cell), known.down(minute + 1, cell + 1), part);
    return near + (far - near) * minutePart;
  }

  private static double mix(double low, double high, double part) {
    return low + (high - low) * part;
  }

  private static int cell(double move) {
    var step = (int) (move * STEPS_PER_PERCENT);
    var cell = Math.min(step < MISSING_STEP ? step : step - 1, Grid.THRESHOLDS - 1);
    // Binary fractions: a move on a threshold may have been guessed one off.
    while (cell < Grid.THRESHOLDS - 1 && THRESHOLDS[cell + 1] <= move) {
      cell++;
    }
    while (cell > 0 && THRESHOLDS[cell] > move) {
      cell--;
    }
    return Math.min(cell, Grid.THRESHOLDS - 2);
  }
}
