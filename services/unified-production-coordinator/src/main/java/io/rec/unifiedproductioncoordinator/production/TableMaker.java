package io.rec.unifiedproductioncoordinator.production;

import io.rec.domain.strikes.EventMarkets;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.ProbabilityLadder;
import io.rec.domain.strikes.StrikeTable;
import io.rec.unifiedproductioncoordinator.inputs.MarketsSeen;
import io.rec.unifiedproductioncoordinator.inputs.Tick;
import io.rec.unifiedproductioncoordinator.model.Model;
import java.time.Instant;
import java.util.Optional;

/** Makes a table from what there is, and says what there is not. */
public final class TableMaker {

  private TableMaker() {}

  static ProbabilityLadder ladder(Tick tick, Optional<MarketsSeen> seen, Model model, Instant now) {
    EventMarkets markets = markets(tick, seen, now);
    return ProbabilityLadder.of(
        tick.momentum(),
        markets.tier(),
        markets.event().secondsToClose(now),
        model.fingerprints(),
        now);
  }

  static Produced table(
      Tick tick,
      Optional<MarketsSeen> seen,
      Model model,
      ProbabilityLadder ladder,
      FreshnessLimits limits,
      Instant now) {
    EventMarkets markets = markets(tick, seen, now);
    StrikeTable table = StrikeTable.of(markets, tick.momentum(), model.fingerprints(), limits, now);
    return new Produced(
        table,
        ladder,
        tick,
        markets.event().close(),
        seen.isPresent(),
        seen.map(MarketsSeen::cached).orElse(false),
        model.name(),
        Troubles.of(table, tick, seen, model));
  }

  private static EventMarkets markets(Tick tick, Optional<MarketsSeen> seen, Instant now) {
    return seen.map(MarketsSeen::markets)
        .orElseGet(() -> LadderMarkets.around(tick.symbol(), tick.momentum().price(), now));
  }
}
