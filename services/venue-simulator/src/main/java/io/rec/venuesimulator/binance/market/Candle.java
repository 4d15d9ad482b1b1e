package io.rec.venuesimulator.binance.market;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The trades of a stretch of time; prices are in ticks, quantities in lots, amounts in ticks times
 * lots. The taker's are those of takers who bought.
 */
public record Candle(
    long openMillis,
    long closeMillis,
    long open,
    long high,
    long low,
    long close,
    long lots,
    long tickLots,
    long takerLots,
    long takerTickLots,
    long firstNumber,
    long lastNumber,
    long trades) {

  /** The mean price of a lot, with eight decimals. */
  public BigDecimal meanPrice() {
    return Pair.price(1)
        .multiply(BigDecimal.valueOf(tickLots))
        .divide(BigDecimal.valueOf(lots), 8, RoundingMode.HALF_UP);
  }
}
