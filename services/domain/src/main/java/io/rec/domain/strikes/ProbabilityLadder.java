package io.rec.domain.strikes;

import io.rec.domain.momentum.Momentum;
import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.StrikeProbability;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Probabilities on a fixed ladder around the price, whether or not the venue has these strikes.
 *
 * @param baseStrike the rung nearest to the price
 * @param probabilities one for each strike, or none at all when they are unknown
 */
public record ProbabilityLadder(
    Instant timestamp,
    double price,
    long baseStrike,
    long step,
    long secondsToClose,
    OptionalDouble momentumScore,
    List<Long> strikes,
    List<StrikeProbability> probabilities,
    Optional<String> fingerprint) {

  public static final long DEFAULT_STEP = 250;
  private static final int RUNGS_EACH_WAY = 10;

  public ProbabilityLadder {
    strikes = List.copyOf(strikes);
    probabilities = List.copyOf(probabilities);
  }

  /** The ladder of a moment; its step is the event's tier, or 250 dollars while that is unknown. */
  public static ProbabilityLadder of(
      Momentum momentum,
      OptionalLong tier,
      long secondsToClose,
      Fingerprints fingerprints,
      Instant now) {
    var step = tier.orElse(DEFAULT_STEP);
    var price = momentum.price();
    var base = (long) Math.rint(price / step) * step;
    var strikes =
        LongStream.rangeClosed(-RUNGS_EACH_WAY, RUNGS_EACH_WAY)
            .map(rung -> base + rung * step)
            .filter(strike -> strike > 0)
            .boxed()
            .toList();
    var bucket = momentum.bucket();
    var probabilities =
        strikes.stream()
            .flatMap(
                strike -> fingerprints.probability(price, strike, secondsToClose, bucket).stream())
            .toList();
    var name =
        probabilities.isEmpty()
            ? Optional.<String>empty()
            : Optional.of(fingerprints.tableName(bucket.orElseThrow()));
    return new ProbabilityLadder(
        now, price, base, step, secondsToClose, momentum.stored(), strikes, probabilities, name);
  }
}
