package io.rec.unifiedproductioncoordinator.production;

import io.rec.domain.strikes.EventMarkets;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.ProbabilityLadder;
import io.rec.domain.strikes.StrikeTable;
import io.rec.unifiedproductioncoordinator.inputs.MarketsSeen;
import io.rec.unifiedproductioncoordinator.inputs.Tick;
import io.rec.unifiedproductioncoordinator.model.Model;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    StrikeTable table =
        StrikeTable.of(
            markets(tick, seen, now), tick.momentum(), model.fingerprints(), limits, now);
    return new Produced(
        table,
        ladder,
        tick,
        seen.isPresent(),
        seen.map(MarketsSeen::cached).orElse(false),
        model.name(),
        troubles(table, tick, seen, model));
  }

  private static EventMarkets markets(Tick tick, Optional<MarketsSeen> seen, Instant now) {
    return seen.map(MarketsSeen::markets)
        .orElseGet(() -> LadderMarkets.around(tick.symbol(), tick.momentum().price(), now));
  }

  private static List<String> troubles(
      StrikeTable table, Tick tick, Optional<MarketsSeen> seen, Model model) {
    List<String> troubles = new ArrayList<>();
    if (tick.interpolated()) {
      troubles.add("the price is interpolated");
    }
    if (tick.momentum().bucket().isEmpty()) {
      troubles.add("momentum is unknown");
    } else if (tick.momentum().stale()) {
      troubles.add("momentum compares with a price that is too old");
    }
    if (seen.isEmpty()) {
      troubles.add("the markets of this hour are unknown; strikes are a ladder");
    } else {
      troubles.addAll(marketTroubles(table, seen.get()));
    }
    if (!model.trouble().isEmpty()) {
      troubles.add(model.trouble());
    } else if (tick.momentum().bucket().isPresent() && table.fingerprint().isEmpty()) {
      troubles.add(
          "%s has no fingerprint for momentum %d"
              .formatted(model.name(), tick.momentum().bucket().getAsInt()));
    }
    return troubles;
  }

  private static List<String> marketTroubles(StrikeTable table, MarketsSeen seen) {
    List<String> troubles = new ArrayList<>();
    if (seen.cached()) {
      troubles.add("markets are from the cache: the exchange does not answer");
    }
    if (!seen.refused().isEmpty()) {
      troubles.add(
          "%d markets are left out, %s"
              .formatted(seen.refused().size(), seen.refused().getFirst()));
    }
    if (table.rows().stream().allMatch(row -> row.yesAsk().isEmpty() && row.noAsk().isEmpty())) {
      troubles.add("no market has an offer");
    }
    return troubles;
  }
}
