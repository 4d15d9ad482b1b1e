package io.rec.venuesimulator.coinbase;

import io.rec.venuesimulator.price.Coin;
import java.math.BigDecimal;
import java.time.Instant;

/** One trade at Coinbase. Numbers rise by one per product; the price and the sizes are exact. */
record CoinTick(
    Coin coin, Instant at, BigDecimal price, BigDecimal size, boolean takerBuys, long tradeId) {

  private static final BigDecimal CENT = new BigDecimal("0.01");

  String productId() {
    return coin.productId();
  }

  /** Book messages lie between two trades, so the sequence rises faster than the trade ids. */
  long sequence() {
    return tradeId * 3;
  }

  /** The taker met the other side of a spread of two cents. */
  BigDecimal bestBid() {
    return price.subtract(CENT);
  }

  BigDecimal bestAsk() {
    return price.add(CENT);
  }
}
