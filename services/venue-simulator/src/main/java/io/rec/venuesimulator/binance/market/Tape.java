package io.rec.venuesimulator.binance.market;

import io.rec.venuesimulator.price.Noise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A pair's public trades: one at each full second since its first day. The price moves evenly
 * between what the coin costs every ten seconds, so that years of trades can be added up.
 */
public final class Tape {

  /** Nothing was traded before. */
  public static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");

  static final long FIRST_SECOND = FIRST.getEpochSecond();

  private static final long STRETCH_MILLIS = 10_000;
  private static final double TICKS = 100;
  private static final double LARGEST_TRADE = 60_000;
  private static final long SIZES = 0x73697A65;

  private final Pair pair;
  private final long mostLots;
  private final long sizes;

  public Tape(Pair pair) {
    this.pair = pair;
    double price = pair.coin().traded().at(FIRST.toEpochMilli());
    this.mostLots = (long) (LARGEST_TRADE / price / pair.lot().doubleValue());
    this.sizes = Noise.bits(pair.coin().seed(), SIZES);
  }

  public Pair pair() {
    return pair;
  }

  /** The most that one trade is about. */
  long mostLots() {
    return mostLots;
  }

  /** The best bid, in ticks; the best offer is one above it. */
  public long bidTicks(long millis) {
    return line(millis).at(millis);
  }

  public Trade trade(long number) {
    long second = FIRST_SECOND + number;
    long millis = second * 1000;
    return trade(number, bidTicks(millis));
  }

  /** The number of the last trade until then; negative before the first one. */
  public long lastNumber(long millis) {
    return Math.floorDiv(millis, 1000) - FIRST_SECOND;
  }

  /** The first trade at that instant or later. */
  public long numberFrom(long millis) {
    return Math.max(0, Math.ceilDiv(millis, 1000) - FIRST_SECOND);
  }

  public Trade last(long millis) {
    return trade(Math.max(0, lastNumber(millis)));
  }

  /** Both ends included, oldest first. */
  public List<Trade> trades(long first, long last) {
    List<Trade> trades = new ArrayList<>();
    for (long number = Math.max(0, first); number <= last; number++) {
      trades.add(trade(number));
    }
    return trades;
  }

  /** All trades from one second until before another. */
  void addTo(Sum sum, long fromSecond, long untilSecond) {
    Line line = line(fromSecond * 1000);
    for (long second = fromSecond; second < untilSecond; second++) {
      long millis = second * 1000;
      if (!line.covers(millis)) {
        line = line.next();
      }
      sum.add(trade(second - FIRST_SECOND, line.at(millis)));
    }
  }

  /** Takers buy at the offer and sell at the bid. */
  private Trade trade(long number, long bidTicks) {
    long bits = Noise.bits(sizes, number);
    double share = (bits >>> 11) * 0x1.0p-53;
    boolean takerBuys = (bits & 1) == 0;
    return new Trade(
        pair,
        number,
        (FIRST_SECOND + number) * 1000,
        takerBuys ? bidTicks + 1 : bidTicks,
        1 + (long) (mostLots * share * share),
        takerBuys);
  }

  private Line line(long millis) {
    long stretch = Math.floorDiv(millis, STRETCH_MILLIS);
    return new Line(stretch, ticks(stretch));
  }

  private long ticks(long stretch) {
    double price = pair.coin().traded().at(stretch * STRETCH_MILLIS);
    return Math.max(1, Math.round(price * TICKS));
  }

  /** Between two prices of the coin. */
  private final class Line {

    private final long stretch;
    private final long from;
    private final long until;

    Line(long stretch, long from) {
      this.stretch = stretch;
      this.from = from;
      this.until = ticks(stretch + 1);
    }

    boolean covers(long millis) {
      return Math.floorDiv(millis, STRETCH_MILLIS) == stretch;
    }

    Line next() {
      return new Line(stretch + 1, until);
    }

    long at(long millis) {
      long part = millis - stretch * STRETCH_MILLIS;
      return from + Math.floorDiv((until - from) * part, STRETCH_MILLIS);
    }
  }
}
