package io.rec.domain.indicator;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Average directional index: how strong a trend is, from 0 to 100, and which way. The smoothed sums
 * begin with {@code period - 1} moves and the next one is smoothed in already, as TA-Lib does;
 * Wilder's book begins them with {@code period} moves.
 */
public final class Adx {

  /**
   * The strength, and the share of the range that went up and down.
   *
   * @param adx absent until {@code period} directions are known
   */
  public record Value(OptionalDouble adx, double plusDi, double minusDi) {}

  private final int period;
  private final WilderAverage strength;
  private @Nullable Candle before;
  private int moves;
  private double plus;
  private double minus;
  private double range;
  private OptionalDouble adx = OptionalDouble.empty();

  public Adx(int period) {
    if (period < 2) {
      throw new IllegalArgumentException("a period of " + period);
    }
    this.period = period;
    this.strength = new WilderAverage(period);
  }

  /** The directions from the candle after {@code period} others on. */
  public Optional<Value> add(Candle candle) {
    var last = before;
    before = candle;
    if (last == null) {
      return Optional.empty();
    }
    double up = candle.high() - last.high();
    double down = last.low() - candle.low();
    moves++;
    boolean summing = moves < period;
    plus = next(plus, up > 0 && up > down ? up : 0, summing);
    minus = next(minus, down > 0 && down > up ? down : 0, summing);
    range = next(range, TrueRange.of(candle, last.close()), summing);
    return summing ? Optional.empty() : Optional.of(value());
  }

  private double next(double smoothed, double move, boolean summing) {
    return summing ? smoothed + move : smoothed - smoothed / period + move;
  }

  private Value value() {
    if (range == 0) {
      direction(0);
      return new Value(adx, 0, 0);
    }
    double plusDi = 100 * plus / range;
    double minusDi = 100 * minus / range;
    double both = plusDi + minusDi;
    direction(both == 0 ? 0 : 100 * Math.abs(plusDi - minusDi) / both);
    return new Value(adx, plusDi, minusDi);
  }

  private void direction(double strengthNow) {
    adx = strength.add(strengthNow);
  }
}
