/**
 * What it costs to be watched: the same way of a price and of an order, with telemetry and without.
 */
@NullMarked
package io.rec.benchmarks.telemetry;

import org.jspecify.annotations.NullMarked;
