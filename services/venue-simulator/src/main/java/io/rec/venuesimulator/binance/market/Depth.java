package io.rec.venuesimulator.binance.market;

import io.rec.venuesimulator.price.Noise;
import java.util.ArrayList;
import java.util.List;

/**
 * A pair's book: a spread of one tick around the tape's price, levels that lie further apart and
 * are larger the farther they are from it, and sizes that change every few seconds.
 */
public final class Depth {

  /** So many levels a side. */
  public static final int LEVELS = 1_000;

  private static final long LIVES_MILLIS = 2_000;
  private static final long GROWS_EVERY = 20;
  private static final long SPREADS_EVERY = 20;

  private final Tape tape;

  public Depth(Tape tape) {
    this.tape = tape;
  }

  /** Rises with each change. */
  public static long updateId(long millis) {
    return millis - Tape.FIRST.toEpochMilli();
  }

  /** The bids, best first. */
  public List<Level> bids(long millis, int most) {
    return side(true, millis, most);
  }

  /** The offers, best first. */
  public List<Level> asks(long millis, int most) {
    return side(false, millis, most);
  }

  private List<Level> side(boolean bid, long millis, int most) {
    long best = tape.bidTicks(millis) + (bid ? 0 : 1);
    List<Level> levels = new ArrayList<>();
    for (long level = 0; level < Math.min(most, LEVELS); level++) {
      long away = level + level * level / SPREADS_EVERY;
      long ticks = bid ? best - away : best + away;
      if (ticks > 0) {
        levels.add(
            new Level(Pair.price(ticks), tape.pair().quantity(lots(bid, ticks, level, millis))));
      }
    }
    return levels;
  }

  private long lots(boolean bid, long ticks, long level, long millis) {
    long seed = Noise.bits(tape.pair().coin().seed(), 2 * ticks + (bid ? 1 : 0));
    long turn = Math.floorDiv(millis + (seed & 0x7FF), LIVES_MILLIS);
    double share = Noise.unit(seed, turn);
    return 1 + (long) (tape.mostLots() * share * (1 + level / GROWS_EVERY));
  }
}
