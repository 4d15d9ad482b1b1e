package io.rec.domain.momentum;

import java.time.Instant;

/**
 * The momentum of one symbol, brought up to date by each tick in constant amortised time and
 * without allocation. For window w it compares with the latest tick at or before w ago, in whole
 * seconds.
 *
 * <p>Not thread-safe: one thread feeds and reads it. It has no clock: a tick from the future is the
 * caller's to refuse, because everything older would be out of order afterwards.
 */
public final class MomentumEngine {
  private static final int MILLIS = 1000;

  private final SecondPrices history = new SecondPrices();
  private final WindowCursor[] cursors =
      Window.ALL.stream().map(WindowCursor::new).toArray(WindowCursor[]::new);
  private final TrailingAverage lastMinute = new TrailingAverage();
  private final TrailingDeviation lastSeconds = new TrailingDeviation();

  private long latestMillis = Long.MIN_VALUE;
  private long latestSecond = Long.MIN_VALUE;
  private double latestPrice = Double.NaN;
  private double weighted = Double.NaN;

  /** Takes in a tick, or says why not; a refused tick changes nothing. */
  public TickOutcome update(long epochMillis, double price) {
    if (!(price > 0) || price == Double.POSITIVE_INFINITY) {
      return TickOutcome.IMPOSSIBLE_PRICE;
    }
    if (epochMillis < latestMillis) {
      return TickOutcome.OUT_OF_ORDER;
    }
    if (epochMillis == latestMillis && price == latestPrice) {
      return TickOutcome.DUPLICATE;
    }
    latestMillis = epochMillis;
    latestPrice = price;
    var second = Math.floorDiv(epochMillis, MILLIS);
    if (second == latestSecond) {
      history.replaceNewest(price);
    } else {
      latestSecond = second;
      history.add(second, price);
      for (var cursor : cursors) {
        cursor.moveTo(second, history);
      }
      lastMinute.forget();
      lastSeconds.forget();
    }
    weighted = weigh(price);
    return TickOutcome.ACCEPTED;
  }

  /**
   * Takes in history, oldest first, before live ticks; half an hour and a bit is enough.
   *
   * @return how many of the prices were accepted
   */
  public int warm(Iterable<PricePoint> oldestFirst) {
    var accepted = 0;
    for (var point : oldestFirst) {
      if (update(point.at().toEpochMilli(), point.price()) == TickOutcome.ACCEPTED) {
        accepted++;
      }
    }
    return accepted;
  }

  public boolean isEmpty() {
    return history.count() == 0;
  }

  /** The raw weighted score in percent after the latest tick; NaN when there is none. */
  public double weighted() {
    return weighted;
  }

  /** The move over one window in percent; NaN when the history does not reach so far. */
  public double delta(Window window) {
    return cursors[window.ordinal()].delta(latestPrice);
  }

  /** The mean of the prices aged 0 to 60 seconds; NaN before the first tick. */
  public double oneMinuteAverage() {
    return lastMinute.with(latestPrice, history);
  }

  /** Standard deviation of the last 30 one-second prices in percent of them; NaN when unknown. */
  public double volatility() {
    return lastSeconds.with(latestPrice, history);
  }

  /** Whether a window compares with a price that is more than a minute older than it should be. */
  public boolean isStale() {
    for (var cursor : cursors) {
      if (cursor.isStale()) {
        return true;
      }
    }
    return false;
  }

  /** Whether this window does. */
  public boolean isStale(Window window) {
    return cursors[window.ordinal()].isStale();
  }

  /**
   * All of it as a value.
   *
   * @throws IllegalStateException before the first tick
   */
  public Momentum reading() {
    if (isEmpty()) {
      throw new IllegalStateException("no momentum before the first tick");
    }
    var deltas = new double[cursors.length];
    for (int i = 0; i < deltas.length; i++) {
      deltas[i] = cursors[i].delta(latestPrice);
    }
    var moves = Deltas.of(deltas);
    return new Momentum(
        Instant.ofEpochMilli(latestMillis),
        latestPrice,
        moves,
        moves.weighted(),
        oneMinuteAverage(),
        Volatility.of(volatility()),
        isStale());
  }

  private double weigh(double price) {
    var sum = 0.0;
    var weights = 0.0;
    for (var cursor : cursors) {
      if (cursor.exists()) {
        sum += cursor.weight() * cursor.delta(price);
        weights += cursor.weight();
      }
    }
    return weights == 0 ? Double.NaN : sum / weights;
  }
}
