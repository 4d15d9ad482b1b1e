package io.rec.venuesimulator.stock;

import java.math.BigDecimal;
import java.time.Instant;

/** The best bid and offer over all exchanges; they stay as they are until the next trade. */
public record Quote(Instant at, BigDecimal bid, BigDecimal ask, long bidLots, long askLots) {

  private static final int LOT = 100;

  /** A basis point of the price, and a cent at least. */
  private static final long SPREAD_PART = 10_000;

  static Quote behind(Stock stock, Print print) {
    long spread = Math.max(1, print.cents() / SPREAD_PART);
    long ask = print.lifted() ? print.cents() : print.cents() + spread;
    return new Quote(
        print.at(),
        Bar.dollars(ask - spread),
        Bar.dollars(ask),
        stock.lots(print.number(), true),
        stock.lots(print.number(), false));
  }

  public BigDecimal bidShares() {
    return BigDecimal.valueOf(bidLots * LOT);
  }

  public BigDecimal askShares() {
    return BigDecimal.valueOf(askLots * LOT);
  }
}
