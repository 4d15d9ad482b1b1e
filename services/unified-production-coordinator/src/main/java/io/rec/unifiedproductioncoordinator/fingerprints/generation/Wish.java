package io.rec.unifiedproductioncoordinator.fingerprints.generation;

import io.rec.domain.probability.Tails;
import io.rec.domain.probability.YearWeights;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What shall be made.
 *
 * @param weights of the years; without any the newest year of the history counts 5, each year back
 *     one less, at least 1
 * @param leastRows a bucket with fewer minutes than this gets no table: it would state a chance
 *     that nobody has observed
 * @param until closes from here on are left out, so that a report can hold the tables against them
 */
public record Wish(
    SetName name,
    Optional<YearWeights> weights,
    Tails tails,
    long leastRows,
    Optional<Instant> until) {

  public static final long LEAST_ROWS = 50;

  YearWeights weights(Instant newest) {
    return weights.orElseGet(
        () ->
            YearWeights.newestIs(
                until.filter(newest::isAfter).orElse(newest).atOffset(ZoneOffset.UTC).getYear()));
  }
}
