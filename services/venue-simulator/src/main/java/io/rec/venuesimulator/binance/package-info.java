/** Binance Spot: who may call, how often, and whether a call is signed. */
@NullMarked
package io.rec.venuesimulator.binance;

import org.jspecify.annotations.NullMarked;
