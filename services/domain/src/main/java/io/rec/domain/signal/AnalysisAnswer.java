package io.rec.domain.signal;

import static java.util.Objects.requireNonNull;

import io.rec.domain.indicator.TimeFrame;
import java.time.Duration;
import java.time.Instant;

/**
 * What the analysis service said.
 *
 * @param id under which the service stored it; a trade keeps it
 * @param candle when the newest candle it knew began
 * @param at when it was said
 */
public record AnalysisAnswer(
    String id, String symbol, TimeFrame timeFrame, Opinion opinion, Instant candle, Instant at) {

  public AnalysisAnswer {
    requireNonNull(id, "id");
    requireNonNull(symbol, "symbol");
    requireNonNull(timeFrame, "timeFrame");
    requireNonNull(opinion, "opinion");
    requireNonNull(candle, "candle");
    requireNonNull(at, "at");
  }

  /** Never negative: the clocks of two machines differ. */
  public Duration age(Instant now) {
    var age = Duration.between(at, now);
    return age.isNegative() ? Duration.ZERO : age;
  }
}
