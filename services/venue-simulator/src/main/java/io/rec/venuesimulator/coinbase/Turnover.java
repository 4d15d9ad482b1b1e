package io.rec.venuesimulator.coinbase;

import io.rec.venuesimulator.price.Coin;
import io.rec.venuesimulator.price.Noise;
import java.math.BigDecimal;

/**
 * How much of a coin changes hands at the whole venue: minutes of their own size that add up to
 * bars, days and months. The feed shows a sample of these trades, at the rate it was given.
 */
final class Turnover {

  private static final int DECIMALS = 8;
  private static final double UNITS = 1e8;
  private static final long MINUTE_SECONDS = 60;
  private static final long HOUR_MINUTES = 60;
  private static final double DOLLARS_PER_MINUTE = 660_000;
  private static final long PLACE = 0x766F6C;

  private Turnover() {}

  /** In coins, between two instants; a minute's part counts by its length. */
  static BigDecimal between(Coin coin, long fromSecond, long untilSecond) {
    BigDecimal coins = BigDecimal.ZERO.setScale(DECIMALS);
    double price = 0;
    long priced = Long.MIN_VALUE;
    for (long second = fromSecond; second < untilSecond; ) {
      long minute = Math.floorDiv(second, MINUTE_SECONDS);
      long hour = Math.floorDiv(minute, HOUR_MINUTES);
      if (hour != priced) {
        priced = hour;
        price = coin.traded().at(hour * HOUR_MINUTES * MINUTE_SECONDS * 1000);
      }
      long end = Math.min(untilSecond, (minute + 1) * MINUTE_SECONDS);
      long units = units(coin, minute, price) / MINUTE_SECONDS * (end - second);
      coins = coins.add(BigDecimal.valueOf(units, DECIMALS));
      second = end;
    }
    return coins;
  }

  /** Most minutes are quiet, a few are several times as busy. */
  private static long units(Coin coin, long minute, double price) {
    double unit = Noise.unit(Noise.bits(coin.seed(), PLACE), minute);
    double share = 0.4 + 2.4 * unit * unit * unit;
    return (long) (DOLLARS_PER_MINUTE * share / price * UNITS);
  }
}
