package io.rec.venues.binance;

import java.math.BigDecimal;

/**
 * The best bid and offer.
 *
 * @param updateId rises with each change of the book
 */
public record BestPrices(long updateId, BigDecimal bid, BigDecimal ask) {

  public BestPrices {
    if (bid.signum() <= 0 || bid.compareTo(ask) >= 0) {
      throw new IllegalArgumentException("a bid of %s and an offer of %s".formatted(bid, ask));
    }
  }
}
