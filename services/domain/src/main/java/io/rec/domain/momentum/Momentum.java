package io.rec.domain.momentum;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What one tick says about the recent past.
 *
 * @param asOf time of the tick
 * @param weighted the raw score in percent, empty when no window reaches into the history
 * @param stale whether a window had to use a price that is more than a minute older than its start
 */
public record Momentum(
    Instant asOf,
    double price,
    Deltas deltas,
    OptionalDouble weighted,
    double oneMinuteAverage,
    Volatility volatility,
    boolean stale) {

  /** The score as it is stored and shown: percent with four decimals. */
  public OptionalDouble stored() {
    return weighted.isPresent()
        ? OptionalDouble.of(MomentumScore.stored(weighted.getAsDouble()))
        : OptionalDouble.empty();
  }

  /** The bucket of the fingerprints that applies. */
  public OptionalInt bucket() {
    return weighted.isPresent()
        ? OptionalInt.of(MomentumScore.bucket(weighted.getAsDouble()))
        : OptionalInt.empty();
  }
}
