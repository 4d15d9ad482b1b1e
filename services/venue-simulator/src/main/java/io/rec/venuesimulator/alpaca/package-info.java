/** Alpaca: who may call, and the stream of what becomes of orders. */
@NullMarked
package io.rec.venuesimulator.alpaca;

import org.jspecify.annotations.NullMarked;
