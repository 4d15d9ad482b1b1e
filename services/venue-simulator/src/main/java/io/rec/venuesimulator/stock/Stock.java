package io.rec.venuesimulator.stock;

import io.rec.venuesimulator.price.Noise;
import io.rec.venuesimulator.price.PriceWalk;

/**
 * A share and its whole history: what it trades at, and how much, in every slot of five seconds.
 */
public record Stock(String symbol, String name, Exchange exchange, long seed, PriceWalk walk) {

  static final long SLOT_MILLIS = 5_000;

  /** Relative change in one second: about 30 % in a year. */
  private static final double DEVIATION_PER_ROOT_SECOND = 0.000055;

  /** From five seconds to four months. */
  private static final int WAVES = 22;

  private static final double CENTS = 100;
  private static final double EXTENDED_SHARE = 0.1;
  private static final int MOST_SHARES = 900;
  private static final int MOST_LOTS = 9;
  private static final long SIZE = 1;
  private static final long SIDE = 2;
  private static final long EXTENDED = 3;
  private static final long LOTS = 4;

  static Stock of(String symbol, String name, Exchange exchange, long seed, double middle) {
    long own = Noise.bits(seed, symbol.hashCode());
    return new Stock(
        symbol,
        name,
        exchange,
        own,
        new PriceWalk(own, middle, DEVIATION_PER_ROOT_SECOND, SLOT_MILLIS, WAVES));
  }

  /** In cents: the walk is rounded once, here. */
  long cents(long slot) {
    return StrictMath.round(walk.at(slot * SLOT_MILLIS) * CENTS);
  }

  /** Most trades are small. */
  long shares(long slot) {
    double unit = Noise.unit(seed + SIZE, slot);
    return 1 + (long) (unit * unit * unit * MOST_SHARES);
  }

  /** Whether the trade took the offer; else it hit the bid. */
  boolean lifted(long slot) {
    return (Noise.bits(seed + SIDE, slot) & 1) == 0;
  }

  /** Outside the regular hours few slots have a trade. */
  boolean tradesExtended(long slot) {
    return Noise.unit(seed + EXTENDED, slot) < EXTENDED_SHARE;
  }

  /** What is quoted on a side, in lots of a hundred. */
  long lots(long slot, boolean bid) {
    return 1 + Math.floorMod(Noise.bits(seed + LOTS + (bid ? 1 : 0), slot), MOST_LOTS);
  }
}
