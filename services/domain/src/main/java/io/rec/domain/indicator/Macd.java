package io.rec.domain.indicator;

import java.util.Optional;

/**
 * Moving average convergence and divergence: the fast average of the closes less the slow one, and
 * its own average as signal. The fast average begins together with the slow one, as the mean of the
 * newest values of that moment, and not with the first close.
 */
public final class Macd {

  /** The line, its signal, and the line less the signal. */
  public record Value(double line, double signal, double histogram) {}

  private final Ema fast;
  private final Ema slow;
  private final Ema signal;
  private int skip;

  public Macd(int fastPeriod, int slowPeriod, int signalPeriod) {
    if (fastPeriod >= slowPeriod) {
      throw new IllegalArgumentException(
          "the fast period %d is not below the slow one, %d".formatted(fastPeriod, slowPeriod));
    }
    this.fast = new Ema(fastPeriod);
    this.slow = new Ema(slowPeriod);
    this.signal = new Ema(signalPeriod);
    this.skip = slowPeriod - fastPeriod;
  }

  /** From close number {@code slowPeriod + signalPeriod - 1} on. */
  public Optional<Value> add(double close) {
    var slowly = slow.add(close);
    if (skip > 0) {
      skip--;
      return Optional.empty();
    }
    var quickly = fast.add(close);
    if (slowly.isEmpty() || quickly.isEmpty()) {
      return Optional.empty();
    }
    double line = quickly.getAsDouble() - slowly.getAsDouble();
    var smooth = signal.add(line);
    return smooth.isEmpty()
        ? Optional.empty()
        : Optional.of(new Value(line, smooth.getAsDouble(), line - smooth.getAsDouble()));
  }
}
