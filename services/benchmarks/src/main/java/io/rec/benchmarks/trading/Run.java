package io.rec.benchmarks.trading;

import java.time.Duration;

/**
 * One trade, or one amended order, under one fault.
 *
 * @param ended the status that it came to; empty if it did not come to rest in time
 * @param took from the first request until nothing was in doubt any more
 */
record Run(Fault fault, Operation operation, String ended, Duration took) {
  boolean converged() {
    return !ended.isEmpty();
  }
}
