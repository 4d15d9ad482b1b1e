package io.rec.unifiedproductioncoordinator.production;

import java.util.Locale;

/** What a table goes through, in this order; the last two happen behind its publication. */
public enum PipelineStep {
  PRICE,
  MARKET_SNAPSHOT,
  PROBABILITIES,
  STRIKE_TABLE,
  ANNOUNCEMENT,
  ROWS,
  FILES;

  /** The name in reports and metrics. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
