package io.rec.venuesimulator.binance.market;

import java.math.BigDecimal;

/** One public trade; its number rises by one with each of its pair. */
public record Trade(Pair pair, long number, long millis, long ticks, long lots, boolean takerBuys) {

  public BigDecimal price() {
    return Pair.price(ticks);
  }

  public BigDecimal quantity() {
    return pair.quantity(lots);
  }

  public BigDecimal amount() {
    return pair.amount(ticks * lots);
  }
}
