package io.rec.venues.kalshi.market;

import java.math.BigDecimal;

/** Prices from start to end lie this step apart; both ends are prices. */
public record PriceRange(BigDecimal start, BigDecimal end, BigDecimal step) {

  /** Whether somebody may trade at this price. */
  public boolean holds(BigDecimal price) {
    return step.signum() > 0
        && price.compareTo(start) >= 0
        && price.compareTo(end) <= 0
        && price.subtract(start).remainder(step).signum() == 0;
  }
}
