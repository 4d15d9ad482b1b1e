package io.rec.domain.strikes;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The shortlist for entries, most probable first.
 *
 * @param minProbability the probability that an entry needs, in percent
 * @param minDifferential the differential that an entry needs, in points
 */
public record Watchlist(double minProbability, double minDifferential) {
  /** Cents above which there is too little to win. */
  public static final int DEAREST_ASK = 98;

  private static final long LEAST_VOLUME = 1000;
  private static final double PROBABILITY_MARGIN = 5;
  private static final double DIFFERENTIAL_MARGIN = 3;
  private static final int NOT_OFFERED = 100;

  /** The rows that are near enough to an entry to be watched. */
  public List<StrikeRow> of(List<StrikeRow> rows) {
    return rows.stream()
        .filter(this::qualifies)
        .sorted(
            Comparator.comparingDouble((StrikeRow row) -> row.probability().orElse(0)).reversed())
        .toList();
  }

  private boolean qualifies(StrikeRow row) {
    return row.volume() >= LEAST_VOLUME
        && row.probability().isPresent()
        && row.probability().getAsDouble() > minProbability - PROBABILITY_MARGIN
        && Math.max(ask(row.yesAsk()), ask(row.noAsk())) <= DEAREST_ASK
        && Math.max(diff(row.yesDiff()), diff(row.noDiff()))
            >= minDifferential - DIFFERENTIAL_MARGIN;
  }

  private static int ask(OptionalInt cents) {
    return cents.orElse(NOT_OFFERED);
  }

  private static double diff(OptionalDouble points) {
    return points.orElse(Double.NEGATIVE_INFINITY);
  }
}
