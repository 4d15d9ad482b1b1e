/**
 * The market's screens: prices, candles, momentum, and the strike table with what the server would
 * do.
 */
@NullMarked
package io.rec.mainapp.gateway.market;

import org.jspecify.annotations.NullMarked;
