/** Binance's REST calls: how parameters are read, and how answers are written. */
@NullMarked
package io.rec.venuesimulator.binance.rest;

import org.jspecify.annotations.NullMarked;
