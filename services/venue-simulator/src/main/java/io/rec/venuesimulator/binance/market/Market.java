package io.rec.venuesimulator.binance.market;

import java.math.BigDecimal;

/** All that is public of one pair. */
public record Market(Pair pair, Tape tape, Candles candles, Depth depth) {

  private static final long MEAN_SECONDS = 300;

  public static Market of(Pair pair) {
    Tape tape = new Tape(pair);
    return new Market(pair, tape, new Candles(tape), new Depth(tape));
  }

  /** The mean of the last five minutes. */
  public BigDecimal meanPrice(long millis) {
    return candles.last(MEAN_SECONDS, millis).meanPrice();
  }
}
