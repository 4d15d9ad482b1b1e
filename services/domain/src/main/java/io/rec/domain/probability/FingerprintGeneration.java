package io.rec.domain.probability;

import io.rec.domain.momentum.MinuteMomentum;
import io.rec.domain.momentum.MomentumScore;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Makes fingerprints from 1-minute closes in one pass: each close is compared with the closes of
 * the hour before it, so five years need no more memory than an hour. Closes are addressed by their
 * minute; where one is missing, nothing is counted and nothing shifts. Owned by one thread.
 *
 * <p>{@link #save} and {@link #restore} carry the state over a restart; go on with the close after
 * {@link #latestMinute()}.
 */
public final class FingerprintGeneration {
  private static final int FORMAT = 0x52464701;
  private static final int SECONDS = 60;
  private static final int NO_BUCKET = Integer.MIN_VALUE;

  private final YearWeights weights;
  private final Tails tails;
  private final MinuteMomentum momentum = new MinuteMomentum();
  private final MoveCounts baseline = new MoveCounts();
  private final MoveCounts[] buckets = new MoveCounts[Fingerprints.BUCKETS];
  private final Deque<Start> starts = new ArrayDeque<>();
  private final long[] rows = new long[Fingerprints.BUCKETS];
  private long latestMinute = Long.MIN_VALUE;

  /** A minute of the past hour from which later closes are measured. */
  private record Start(long minute, double close, int bucket, int weight) {}

  public FingerprintGeneration(YearWeights weights, Tails tails) {
    this.weights = weights;
    this.tails = tails;
    Arrays.setAll(buckets, slot -> new MoveCounts());
  }

  /**
   * Takes in the close of the minute that begins at an instant.
   *
   * @throws IllegalArgumentException if it is not newer than the latest one or no possible price
   */
  public void add(Instant minute, double close) {
    var number = Math.floorDiv(minute.getEpochSecond(), SECONDS);
    if (number <= latestMinute) {
      throw new IllegalArgumentException(
          "the close of %s comes after the close of %s"
              .formatted(minute, Instant.ofEpochSecond(latestMinute * SECONDS)));
    }
    if (!(close > 0) || Double.isInfinite(close)) {
      throw new IllegalArgumentException("a close of %s at %s".formatted(close, minute));
    }
    latestMinute = number;
    measure(number, close);
    momentum.add(number, close);
    var bucket = bucket(number);
    if (bucket != NO_BUCKET) {
      rows[Fingerprints.slot(bucket)]++;
    }
    starts.addLast(
        new Start(number, close, bucket, weights.of(minute.atOffset(ZoneOffset.UTC).getYear())));
  }

  /** The minute of the newest close, empty before the first. */
  public Optional<Instant> latestMinute() {
    return latestMinute == Long.MIN_VALUE
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(latestMinute * SECONDS));
  }

  /** How many minutes had this momentum. */
  public long rows(int bucket) {
    return rows[Fingerprints.slot(bucket)];
  }

  /** The tables of all closes so far; a bucket that never occurred is all zero. */
  public Fingerprints fingerprints(String symbol, String version) {
    return new Fingerprints(
        symbol,
        version,
        baseline.shares(),
        Arrays.stream(buckets).map(MoveCounts::shares).toArray(Fingerprint[]::new));
  }

  private void measure(long minute, double close) {
    while (!starts.isEmpty() && starts.getFirst().minute() < minute - Grid.MINUTES) {
      starts.removeFirst();
    }
    for (var start : starts) {
      var move = (close - start.close()) / start.close() * 100;
      var up = Grid.reached(move);
      var down = Grid.reached(-move);
      var after = (int) (minute - start.minute());
      baseline.count(after, up, down, start.weight());
      if (start.bucket() != NO_BUCKET) {
        buckets[Fingerprints.slot(start.bucket())].count(after, up, down, start.weight());
      }
    }
  }

  private int bucket(long minute) {
    OptionalInt exact = momentum.bucket(minute);
    if (exact.isEmpty()) {
      return NO_BUCKET;
    }
    var bucket = exact.getAsInt();
    if (Math.abs(bucket) <= MomentumScore.LARGEST_BUCKET) {
      return bucket;
    }
    return switch (tails) {
      case LEFT_OUT -> NO_BUCKET;
      case IN_LAST_BUCKET -> Fingerprints.held(bucket);
    };
  }

  /** Writes the state: about 2.5 MB whatever the history. */
  public void save(DataOutput out) throws IOException {
    out.writeInt(FORMAT);
    out.writeLong(latestMinute);
    baseline.write(out);
    for (int slot = 0; slot < buckets.length; slot++) {
      buckets[slot].write(out);
      out.writeLong(rows[slot]);
    }
    out.writeInt(starts.size());
    for (var start : starts) {
      out.writeLong(start.minute());
      out.writeDouble(start.close());
      out.writeInt(start.bucket());
      out.writeInt(start.weight());
    }
  }

  /**
   * Reads a saved state; weights and tails are the caller's to keep the same.
   *
   * @throws IOException if it is no saved state or ends early
   */
  public static FingerprintGeneration restore(DataInput in, YearWeights weights, Tails tails)
      throws IOException {
    if (in.readInt() != FORMAT) {
      throw new IOException("this is no saved state of a fingerprint generation");
    }
    var generation = new FingerprintGeneration(weights, tails);
    generation.read(in);
    return generation;
  }

  private void read(DataInput in) throws IOException {
    latestMinute = in.readLong();
    baseline.read(in);
    for (int slot = 0; slot < buckets.length; slot++) {
      buckets[slot].read(in);
      rows[slot] = in.readLong();
    }
    var count = in.readInt();
    for (int i = 0; i < count; i++) {
      var start = new Start(in.readLong(), in.readDouble(), in.readInt(), in.readInt());
      starts.addLast(start);
      momentum.add(start.minute(), start.close());
    }
  }
}
