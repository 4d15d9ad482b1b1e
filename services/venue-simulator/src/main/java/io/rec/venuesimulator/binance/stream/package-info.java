/** Binance's market streams: what a connection subscribes, and what is told to it. */
@NullMarked
package io.rec.venuesimulator.binance.stream;

import org.jspecify.annotations.NullMarked;
