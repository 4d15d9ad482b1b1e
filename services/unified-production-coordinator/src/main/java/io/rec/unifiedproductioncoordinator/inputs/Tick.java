package io.rec.unifiedproductioncoordinator.inputs;

import io.rec.domain.momentum.Momentum;

/**
 * A price with its momentum.
 *
 * @param interpolated whether nobody traded at it
 * @param heardNanos when it arrived here, on the JVM's monotonic clock
 */
public record Tick(
    String symbol, Momentum momentum, boolean interpolated, String source, long heardNanos) {

  boolean isNewerThan(Tick other) {
    return momentum.asOf().isAfter(other.momentum.asOf())
        || (momentum.asOf().equals(other.momentum.asOf()) && !sameValues(other));
  }

  private boolean sameValues(Tick other) {
    return momentum.price() == other.momentum.price()
        && momentum.weighted().equals(other.momentum.weighted())
        && interpolated == other.interpolated;
  }
}
