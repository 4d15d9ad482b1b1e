package io.rec.unifiedproductioncoordinator.production;

import io.rec.domain.strikes.ProbabilityLadder;
import io.rec.domain.strikes.StrikeTable;
import io.rec.unifiedproductioncoordinator.inputs.Tick;
import java.time.Instant;
import java.util.List;

/**
 * A strike table, the ladder beside it, and what is wrong with what they were made from.
 *
 * @param close when the table's event closes, and the table with it
 * @param marketsKnown whether the exchange named these markets; if not, strikes are a ladder and
 *     have no ticker
 * @param model the name under which the fingerprints are shown
 * @param troubles those that do not depend on the time at which the table is read
 */
public record Produced(
    StrikeTable table,
    ProbabilityLadder ladder,
    Tick tick,
    Instant close,
    boolean marketsKnown,
    boolean marketsCached,
    String model,
    List<Trouble> troubles) {

  public Produced {
    troubles = List.copyOf(troubles);
  }
}
