package io.rec.venuesimulator.book;

import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.price.Coin;
import io.rec.venuesimulator.price.PricePath;

/**
 * What a market is worth when the index is a random walk: the chance that the average of the last
 * sixty seconds ends above the strike. In the last minute the part that is already known counts.
 */
final class Fair {

  private static final double AVERAGED_SECONDS = 60;

  /** Averaging a walk over a window leaves a third of the window's variance. */
  private static final double LOST_SECONDS = AVERAGED_SECONDS * 2 / 3;

  private static final double LEAST_SECONDS = 1;

  private Fair() {}

  /** Between 0 and 1. */
  static double chance(ListedMarket market, long epochMillis) {
    Coin coin = market.coin();
    double now = coin.index().at(epochMillis);
    double floor = market.floorStrike().doubleValue();
    double left = (market.times().close().toEpochMilli() - epochMillis) / 1000.0;
    if (left >= AVERAGED_SECONDS) {
      return above(now, floor, Math.max(left - LOST_SECONDS, LEAST_SECONDS));
    }
    double open = Math.max(0, left);
    double known = knownMean(coin.index(), epochMillis, AVERAGED_SECONDS - open);
    double expected = (known * (AVERAGED_SECONDS - open) + now * open) / AVERAGED_SECONDS;
    double share = open / AVERAGED_SECONDS;
    return above(expected, floor, Math.max(open * share * share / 3, LEAST_SECONDS / 100));
  }

  private static double above(double expected, double floor, double seconds) {
    double deviation = Coin.DEVIATION_PER_ROOT_SECOND * Math.sqrt(seconds);
    return normal(Math.log(expected / floor) / deviation);
  }

  /** A few points stand for the seconds that are over. */
  private static double knownMean(PricePath index, long epochMillis, double seconds) {
    final int points = 6;
    double sum = 0;
    for (int point = 0; point < points; point++) {
      sum += index.at(epochMillis - (long) (seconds * 1000 * (point + 0.5) / points));
    }
    return sum / points;
  }

  /** The normal distribution's integral, by its logistic form: 0.01 % off at most. */
  private static double normal(double x) {
    return 1 / (1 + StrictMath.exp(-x * (1.5976 + 0.070565992 * x * x)));
  }
}
