/**
 * The stock market that all venues of shares show: which shares there are, when they trade, and
 * every trade, quote and bar as a function of seed, symbol and instant.
 */
@NullMarked
package io.rec.venuesimulator.stock;

import org.jspecify.annotations.NullMarked;
