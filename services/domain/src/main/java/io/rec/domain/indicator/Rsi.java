package io.rec.domain.indicator;

import java.util.OptionalDouble;

/**
 * Relative strength index: the share of gains in the moves of the closes, gains and losses each
 * smoothed by Wilder, from 0 to 100. Without any move it is 50.
 */
public final class Rsi {

  private static final double MIDDLE = 50;

  private final WilderAverage gains;
  private final WilderAverage losses;
  private boolean begun;
  private double before;

  public Rsi(int period) {
    this.gains = new WilderAverage(period);
    this.losses = new WilderAverage(period);
  }

  /** From the close after {@code period} others on. */
  public OptionalDouble add(double close) {
    if (!begun) {
      begun = true;
      before = close;
      return OptionalDouble.empty();
    }
    double move = close - before;
    before = close;
    var gain = gains.add(Math.max(move, 0));
    var loss = losses.add(Math.max(-move, 0));
    if (gain.isEmpty() || loss.isEmpty()) {
      return OptionalDouble.empty();
    }
    double moves = gain.getAsDouble() + loss.getAsDouble();
    return OptionalDouble.of(moves == 0 ? MIDDLE : 100 * gain.getAsDouble() / moves);
  }
}
