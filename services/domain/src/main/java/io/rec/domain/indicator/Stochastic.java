package io.rec.domain.indicator;

import java.util.Optional;

/**
 * The slow stochastic: where the close stands between the lowest low and the highest high of the
 * last candles, from 0 to 100, averaged once for %K and once more for %D. Without any range the
 * close stands at 50.
 */
public final class Stochastic {

  /** The averaged place, and its average. */
  public record Value(double k, double d) {}

  private static final double MIDDLE = 50;

  private final LastValues highs;
  private final LastValues lows;
  private final Average slow;
  private final Average slower;

  public Stochastic(int period, int kPeriod, int dPeriod) {
    this.highs = new LastValues(period);
    this.lows = new LastValues(period);
    this.slow = new Average(kPeriod);
    this.slower = new Average(dPeriod);
  }

  /** From candle number {@code period + kPeriod + dPeriod - 2} on. */
  public Optional<Value> add(Candle candle) {
    highs.add(candle.high());
    lows.add(candle.low());
    if (!highs.full()) {
      return Optional.empty();
    }
    double lowest = lows.lowest();
    double range = highs.highest() - lowest;
    double place = range == 0 ? MIDDLE : 100 * (candle.close() - lowest) / range;
    var k = slow.add(place);
    if (k.isEmpty()) {
      return Optional.empty();
    }
    var d = slower.add(k.getAsDouble());
    return d.isEmpty()
        ? Optional.empty()
        : Optional.of(new Value(k.getAsDouble(), d.getAsDouble()));
  }
}
