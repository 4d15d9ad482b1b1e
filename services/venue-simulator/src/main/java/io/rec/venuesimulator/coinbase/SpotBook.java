package io.rec.venuesimulator.coinbase;

import io.rec.venuesimulator.price.Coin;
import io.rec.venuesimulator.price.Noise;
import java.math.BigDecimal;

/** The coin's own book as a function: a spread that widens when the price runs, and sizes. */
final class SpotBook {

  private static final int CENT_DECIMALS = 2;
  private static final int SIZE_DECIMALS = 8;
  private static final long LEAST_UNITS = 1_000_000;
  private static final long MOST_UNITS = 0xFFFFFF;
  private static final long LEVEL_LIVES_MILLIS = 2_000;

  private SpotBook() {}

  /** How far the best bid and the best offer are from the price: 1 cent, up to 5. */
  static BigDecimal halfSpread(Coin coin, long epochMillis) {
    return BigDecimal.valueOf(Math.round(coin.restlessness(epochMillis)), CENT_DECIMALS);
  }

  /** What stands at a price; it changes every few seconds, each level at a moment of its own. */
  static BigDecimal size(Coin coin, boolean bid, BigDecimal price, long epochMillis) {
    long place = 2 * price.movePointRight(CENT_DECIMALS).longValueExact() + (bid ? 1 : 0);
    long seed = Noise.bits(coin.seed(), place);
    long turn = Math.floorDiv(epochMillis + (seed & 0x7FF), LEVEL_LIVES_MILLIS);
    double unit = Noise.unit(seed, turn);
    double thinner = 1 / coin.restlessness(epochMillis);
    return BigDecimal.valueOf(LEAST_UNITS + (long) (MOST_UNITS * unit * thinner), SIZE_DECIMALS);
  }
}
