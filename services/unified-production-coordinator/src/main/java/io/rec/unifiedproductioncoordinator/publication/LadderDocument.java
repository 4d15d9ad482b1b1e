package io.rec.unifiedproductioncoordinator.publication;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The probabilities of the fixed ladder: the names of v2's file, and then how far to trust them.
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record LadderDocument(
    Instant timestamp,
    double currentPrice,
    long baseStrike,
    long ttcSeconds,
    @Nullable Double momentumScore,
    List<Long> strikes,
    List<Probability> probabilities,
    @Nullable String fingerprintCsv,
    String symbol,
    boolean stale,
    List<String> degraded,
    String model) {

  public LadderDocument {
    degraded = List.copyOf(degraded);
    strikes = List.copyOf(strikes);
    probabilities = List.copyOf(probabilities);
  }

  /** The chances of one strike, in percent. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record Probability(
      long strike,
      double buffer,
      double movePercent,
      String direction,
      double positiveProb,
      double negativeProb,
      double probBeyond,
      double probWithin) {}
}
