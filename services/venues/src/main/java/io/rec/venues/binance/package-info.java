/**
 * Binance Spot: a broker over its signed calls, market data over its public ones, and the feed of
 * prices.
 */
@NullMarked
package io.rec.venues.binance;

import org.jspecify.annotations.NullMarked;
