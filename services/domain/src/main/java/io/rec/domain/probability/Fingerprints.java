package io.rec.domain.probability;

import io.rec.domain.momentum.MomentumScore;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprints of one symbol in one version: a baseline and up to 61 buckets. Immutable;
 * readers share it without locks.
 */
public final class Fingerprints {
  static final int BUCKETS = 2 * MomentumScore.LARGEST_BUCKET + 1;

  private final String symbol;
  private final String version;
  private final @Nullable Fingerprint baseline;
  private final @Nullable Fingerprint[] buckets;
  private final String[] names;

  Fingerprints(
      String symbol,
      String version,
      @Nullable Fingerprint baseline,
      @Nullable Fingerprint[] buckets) {
    this.symbol = symbol;
    this.version = version;
    this.baseline = baseline;
    this.buckets = buckets.clone();
    this.names =
        IntStream.range(0, BUCKETS)
            .mapToObj(slot -> name(symbol, slot - MomentumScore.LARGEST_BUCKET))
            .toArray(String[]::new);
  }

  /** No tables at all: every probability is unknown. */
  public static Fingerprints none(String symbol) {
    return new Fingerprints(symbol, "none", null, new @Nullable Fingerprint[BUCKETS]);
  }

  public String symbol() {
    return symbol;
  }

  /** Which tables these are, shown as the model of a strike table. */
  public String version() {
    return version;
  }

  public Optional<Fingerprint> baseline() {
    return Optional.ofNullable(baseline);
  }

  /** The fingerprint of a bucket, which is held within ±30. */
  public Optional<Fingerprint> bucket(int bucket) {
    return Optional.ofNullable(buckets[slot(bucket)]);
  }

  /** The buckets that are loaded, ascending. */
  public int[] available() {
    return IntStream.range(0, BUCKETS)
        .filter(slot -> buckets[slot] != null)
        .map(slot -> slot - MomentumScore.LARGEST_BUCKET)
        .toArray();
  }

  public boolean isEmpty() {
    return baseline == null && Arrays.stream(buckets).allMatch(one -> one == null);
  }

  /** The name of a bucket's table, {@code btc_fingerprint_directional_momentum_010}. */
  public String tableName(int bucket) {
    return names[slot(bucket)];
  }

  /**
   * The chances of a strike, empty without momentum or without its table.
   *
   * @param secondsToClose held within 60 to 3600
   */
  public Optional<StrikeProbability> probability(
      double price, double strike, double secondsToClose, OptionalInt bucket) {
    return bucket.isEmpty()
        ? Optional.empty()
        : bucket(bucket.getAsInt()).map(table -> at(table, price, strike, secondsToClose));
  }

  private static StrikeProbability at(
      Fingerprint table, double price, double strike, double secondsToClose) {
    if (!(price > 0)) {
      throw new IllegalArgumentException("no probability at a price of " + price);
    }
    var buffer = Math.abs(price - strike);
    var move = buffer / price * 100;
    var cell = Cell.at(secondsToClose, move);
    return new StrikeProbability(
        strike, buffer, move, StrikePlace.of(strike, price), table.up(cell), table.down(cell));
  }

  private static String name(String symbol, int bucket) {
    return String.format(
        Locale.ROOT,
        "%s_fingerprint_directional_momentum_%03d",
        symbol.toLowerCase(Locale.ROOT),
        bucket);
  }

  static int slot(int bucket) {
    return held(bucket) + MomentumScore.LARGEST_BUCKET;
  }

  static int held(int bucket) {
    return Math.clamp(bucket, -MomentumScore.LARGEST_BUCKET, MomentumScore.LARGEST_BUCKET);
  }
}
