/** Binance's spot REST API as a broker: signed calls, orders by client id. */
@NullMarked
package io.rec.venues.binance;

import org.jspecify.annotations.NullMarked;
