package io.rec.autoentrysupervisor.backtest.engine;

import io.rec.domain.momentum.Momentum;
import io.rec.domain.momentum.MomentumEngine;
import io.rec.domain.momentum.MomentumScore;
import io.rec.domain.probability.Fingerprints;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The price, its momentum and its probabilities at the present second. Owned by one thread. */
final class MarketNow {
  private static final int MILLIS = 1000;

  /** One for each bucket, so that none has to be made each second. */
  private static final OptionalInt[] BUCKETS =
      IntStream.rangeClosed(-MomentumScore.LARGEST_BUCKET, MomentumScore.LARGEST_BUCKET)
          .mapToObj(OptionalInt::of)
          .toArray(OptionalInt[]::new);

  private final Fingerprints fingerprints;
  private final Chances chances;
  private final long freshSeconds;
  private final MomentumEngine momentum = new MomentumEngine();
  private long second = Long.MIN_VALUE;
  private long pricedAt = Long.MIN_VALUE;
  private double price = Double.NaN;
  private OptionalInt bucket = OptionalInt.empty();

  /**
   * @param worth percent that a probability has to exceed to be worth a look
   */
  MarketNow(Fingerprints fingerprints, long freshSeconds, double worth) {
    this.fingerprints = fingerprints;
    this.chances = new Chances(fingerprints, worth);
    this.freshSeconds = freshSeconds;
  }

  /** A second with a price. */
  void tick(long now, double newPrice) {
    second = now;
    pricedAt = now;
    price = newPrice;
    momentum.update(now * MILLIS, newPrice);
    var score = momentum.weighted();
    bucket =
        Double.isNaN(score)
            ? OptionalInt.empty()
            : BUCKETS[MomentumScore.bucket(score) + MomentumScore.LARGEST_BUCKET];
  }

  /** A second without one. */
  void pass(long now) {
    second = now;
  }

  long second() {
    return second;
  }

  Instant instant() {
    return Instant.ofEpochSecond(second);
  }

  /** The latest price in dollars, and which second it is of. */
  double price() {
    return price;
  }

  long pricedAt() {
    return pricedAt;
  }

  boolean isFresh() {
    return second - pricedAt <= freshSeconds;
  }

  /** The stored score in percent, if there is one that may be acted on. */
  OptionalDouble score() {
    var score = momentum.weighted();
    return Double.isNaN(score) || !isFresh() || momentum.isStale()
        ? OptionalDouble.empty()
        : OptionalDouble.of(MomentumScore.stored(score));
  }

  Momentum reading() {
    return momentum.reading();
  }

  Fingerprints fingerprints() {
    return fingerprints;
  }

  /** The chances of many strikes at this second, all of them or those that may be worth a look. */
  Chances chances(long secondsToClose, boolean isWhole) {
    chances.at(price, bucket, secondsToClose, isWhole);
    return chances;
  }

  /** Percent chance that a strike is not crossed, two decimals; NaN while it is unknown. */
  double within(long strike, long secondsToClose) {
    var chance = fingerprints.probability(price, strike, secondsToClose, bucket);
    return chance.isPresent() ? Rows.hundredths(chance.get().within()) : Double.NaN;
  }

  /** What that says of YES. */
  double yesWins(long strike, double within) {
    return strike < price ? within : 100 - within;
  }
}
