package io.rec.venuesimulator.stock;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One trade as it was reported.
 *
 * @param number its slot: rises from trade to trade of a share
 * @param lifted whether it took the offer; else it hit the bid
 */
public record Print(Instant at, long number, long cents, long shares, boolean lifted, Phase phase) {

  public BigDecimal price() {
    return Bar.dollars(cents);
  }
}
