package io.rec.venuesimulator.coinbase;

import io.rec.venuesimulator.price.Coin;
import java.math.BigDecimal;
import java.time.Instant;

/** One trade at Coinbase. Numbers rise by one per product; the price and the sizes are exact. */
record CoinTick(
    Coin coin, Instant at, BigDecimal price, BigDecimal size, boolean takerBuys, long tradeId) {

  String productId() {
    return coin.productId();
  }

  /** Book messages lie between two trades, so the sequence rises faster than the trade ids. */
  long sequence() {
    return tradeId * 3;
  }

  BigDecimal bestBid() {
    return price.subtract(SpotBook.halfSpread(coin, at.toEpochMilli()));
  }

  BigDecimal bestAsk() {
    return price.add(SpotBook.halfSpread(coin, at.toEpochMilli()));
  }

  BigDecimal bestBidSize() {
    return SpotBook.size(coin, true, bestBid(), at.toEpochMilli());
  }

  BigDecimal bestAskSize() {
    return SpotBook.size(coin, false, bestAsk(), at.toEpochMilli());
  }
}
