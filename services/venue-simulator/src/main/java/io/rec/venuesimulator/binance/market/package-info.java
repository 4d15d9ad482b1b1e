/**
 * What is public of Binance's pairs: trades, candles, the book; all functions of seed and instant.
 */
@NullMarked
package io.rec.venuesimulator.binance.market;

import org.jspecify.annotations.NullMarked;
