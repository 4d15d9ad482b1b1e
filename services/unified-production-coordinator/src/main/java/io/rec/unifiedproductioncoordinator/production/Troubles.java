package io.rec.unifiedproductioncoordinator.production;

import io.rec.domain.strikes.StrikeRow;
import io.rec.domain.strikes.StrikeTable;
import io.rec.unifiedproductioncoordinator.inputs.MarketsSeen;
import io.rec.unifiedproductioncoordinator.inputs.Tick;
import io.rec.unifiedproductioncoordinator.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with the inputs of a table, whenever it is read. */
final class Troubles {

  /** Fingerprints reach one hour; a later close is judged as if it were that near. */
  private static final long FARTHEST_SECONDS = 3600;

  private Troubles() {}

  static List<Trouble> of(StrikeTable table, Tick tick, Optional<MarketsSeen> seen, Model model) {
    List<Trouble> troubles = new ArrayList<>();
    price(troubles, tick);
    if (seen.isEmpty()) {
      troubles.add(
          new Trouble(
              "markets unknown", "the markets of this hour are unknown; strikes are a ladder"));
    } else {
      markets(troubles, table, seen.get());
    }
    fingerprints(troubles, table, tick, model);
    return troubles;
  }

  private static void price(List<Trouble> troubles, Tick tick) {
    if (tick.interpolated()) {
      troubles.add(new Trouble("price interpolated", "the price is interpolated"));
    }
    if (tick.momentum().bucket().isEmpty()) {
      troubles.add(new Trouble("momentum unknown", "momentum is unknown"));
    } else if (tick.momentum().stale()) {
      troubles.add(new Trouble("momentum stale", "momentum compares with a price that is too old"));
    }
  }

  private static void markets(List<Trouble> troubles, StrikeTable table, MarketsSeen seen) {
    if (seen.cached()) {
      troubles.add(
          new Trouble(
              "markets cached", "markets are from the cache: the exchange does not answer"));
    }
    if (table.secondsToClose() > FARTHEST_SECONDS) {
      troubles.add(
          new Trouble(
              "event later",
              "the next known event closes in %d s, probabilities are those of one hour"
                  .formatted(table.secondsToClose())));
    }
    if (!seen.refused().isEmpty()) {
      troubles.add(
          new Trouble(
              "markets refused",
              "%d markets are left out, %s"
                  .formatted(seen.refused().size(), seen.refused().getFirst())));
    }
    if (table.rows().isEmpty()) {
      troubles.add(new Trouble("no markets", "the event has no market that can be shown"));
    } else if (table.rows().stream()
        .allMatch(row -> row.yesAsk().isEmpty() && row.noAsk().isEmpty())) {
      troubles.add(new Trouble("no offers", "no market has an offer"));
    }
    holes(troubles, table);
  }

  private static void holes(List<Trouble> troubles, StrikeTable table) {
    if (table.tier().isEmpty()) {
      return;
    }
    long tier = table.tier().getAsLong();
    List<StrikeRow> rows = table.rows();
    List<Long> below = new ArrayList<>();
    for (int i = 1; i < rows.size(); i++) {
      if (rows.get(i).strike() - rows.get(i - 1).strike() > tier) {
        below.add(rows.get(i - 1).strike());
      }
    }
    if (!below.isEmpty()) {
      troubles.add(
          new Trouble(
              "holes",
              "strikes are missing at %d places, the first above %d"
                  .formatted(below.size(), below.getFirst())));
    }
  }

  private static void fingerprints(
      List<Trouble> troubles, StrikeTable table, Tick tick, Model model) {
    if (!model.trouble().isEmpty()) {
      troubles.add(new Trouble("fingerprints", model.trouble()));
    } else if (tick.momentum().bucket().isPresent() && table.fingerprint().isEmpty()) {
      troubles.add(
          new Trouble(
              "no fingerprint",
              "%s has no fingerprint for momentum %d"
                  .formatted(model.name(), tick.momentum().bucket().getAsInt())));
    }
  }
}
