package io.rec.venuesimulator.matching.message;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The prices a market allows, lowest first; a price's place among them is its tick. */
public final class PriceGrid {

  /** A dollar in units of price. */
  public static final int DOLLAR = 10_000;

  /** As {@code price_ranges} lists it: from start to end, both included, in steps. */
  public record Range(int start, int end, int step) {

    public Range {
      if (start < 0 || end > DOLLAR || start >= end || step <= 0) {
        throw new IllegalArgumentException(
            "no price range: " + start + " to " + end + " by " + step);
      }
    }

    IntStream prices() {
      return IntStream.iterate(start, price -> price <= end, price -> price + step);
    }
  }

  public static final PriceGrid LINEAR_CENT = of(List.of(new Range(0, DOLLAR, 100)));
  public static final PriceGrid DECI_CENT = of(List.of(new Range(0, DOLLAR, 10)));
  public static final PriceGrid TAPERED_DECI_CENT =
      of(List.of(new Range(0, 1000, 10), new Range(1000, 9000, 100), new Range(9000, DOLLAR, 10)));

  private static final short OFF = -1;

  private final int[] prices;
  private final short[] ticks = new short[DOLLAR + 1];

  private PriceGrid(int[] prices) {
    this.prices = prices;
    Arrays.fill(ticks, OFF);
    for (int tick = 0; tick < prices.length; tick++) {
      ticks[prices[tick]] = (short) tick;
    }
  }

  /** Nothing and a dollar are never prices, even where a range ends at them. */
  public static PriceGrid of(List<Range> ranges) {
    int[] prices =
        ranges.stream()
            .flatMapToInt(Range::prices)
            .filter(price -> price > 0 && price < DOLLAR)
            .distinct()
            .sorted()
            .toArray();
    if (prices.length == 0) {
      throw new IllegalArgumentException("no price in " + ranges);
    }
    return new PriceGrid(prices);
  }

  public boolean allows(int price) {
    return price > 0 && price < DOLLAR && ticks[price] != OFF;
  }

  public int size() {
    return prices.length;
  }

  /** Of a price that is allowed. */
  public int tick(int price) {
    return ticks[price];
  }

  public int price(int tick) {
    return prices[tick];
  }
}
