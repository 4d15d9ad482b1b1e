package io.rec.mainapp.gateway.automatic;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.platform.risk.ExplainedDecision;
import org.jspecify.annotations.Nullable;

/** One row of the watchlist and whether it would be entered. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record WhyNotRow(Watched row, String side, boolean wouldEnter, ExplainedDecision decision) {

  /** The row as the watchlist has it. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record Watched(
      long strike,
      double buffer,
      @Nullable Double probability,
      @Nullable Integer yesAsk,
      @Nullable Integer noAsk,
      long volume,
      String ticker,
      @Nullable Double yesDiff,
      @Nullable Double noDiff,
      String activeSide) {}
}
