package io.rec.symbolpricewatchdog.log;

import io.rec.domain.momentum.MomentumEngine;
import io.rec.domain.momentum.MomentumScore;
import io.rec.domain.momentum.Window;
import java.util.Arrays;

/**
 * The computed columns of a row, rounded as they are stored; NaN is missing. The array is this
 * value's own and never changed.
 *
 * @param momentum percent, four decimals
 * @param deltas percent, four decimals, in the order of {@link Window}
 */
@SuppressWarnings("ArrayRecordComponent")
public record Figures(double oneMinuteAverage, double momentum, double[] deltas) {

  private static final double CENTS = 100;

  static final Figures NONE = new Figures(Double.NaN, Double.NaN, missing());

  /** As they are after the engine's latest tick. */
  public static Figures of(MomentumEngine engine) {
    double[] deltas = new double[Window.ALL.size()];
    for (Window window : Window.ALL) {
      deltas[window.ordinal()] = MomentumScore.stored(engine.delta(window));
    }
    return new Figures(
        Math.rint(engine.oneMinuteAverage() * CENTS) / CENTS,
        MomentumScore.stored(engine.weighted()),
        deltas);
  }

  private static double[] missing() {
    double[] none = new double[Window.ALL.size()];
    Arrays.fill(none, Double.NaN);
    return none;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Figures that
        && Double.compare(oneMinuteAverage, that.oneMinuteAverage) == 0
        && Double.compare(momentum, that.momentum) == 0
        && Arrays.equals(deltas, that.deltas);
  }

  @Override
  public int hashCode() {
    return Double.hashCode(momentum) * 31 + Arrays.hashCode(deltas);
  }

  @Override
  public String toString() {
    return "momentum %s, deltas %s, average %s"
        .formatted(momentum, Arrays.toString(deltas), oneMinuteAverage);
  }
}
