/**
 * The markets in motion: books that step, trades, volumes, candles, results, and who is told of a
 * change.
 */
@NullMarked
package io.rec.venuesimulator.exchange;

import org.jspecify.annotations.NullMarked;
