package io.rec.domain.momentum;

import java.util.OptionalDouble;

/**
 * How restless the last 30 seconds were: standard deviation in percent of the price, empty when
 * there are not enough prices. It is shown, not traded on.
 */
public record Volatility(OptionalDouble percent) {
  public static final double SPIKE_PERCENT = 0.03;

  static Volatility of(double percent) {
    return new Volatility(
        Double.isNaN(percent) ? OptionalDouble.empty() : OptionalDouble.of(percent));
  }

  public boolean isSpike() {
    return percent.isPresent() && percent.getAsDouble() >= SPIKE_PERCENT;
  }
}
