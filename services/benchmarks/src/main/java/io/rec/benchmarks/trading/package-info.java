/**
 * Trading on a desk of processes: what it takes to lose or double an order, and how fast one is.
 * The books of the desk are compared with those of the exchange, which know nothing of each other.
 */
@NullMarked
package io.rec.benchmarks.trading;

import org.jspecify.annotations.NullMarked;
