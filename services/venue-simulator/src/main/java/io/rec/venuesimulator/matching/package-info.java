/**
 * The price-time-priority matching engine: books, queues, order groups, expiries. It has no clock,
 * no randomness and no lock; one thread owns an engine, and equal commands give equal events.
 */
@NullMarked
package io.rec.venuesimulator.matching;

import org.jspecify.annotations.NullMarked;
