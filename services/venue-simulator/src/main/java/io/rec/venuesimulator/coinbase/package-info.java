/** Coinbase's two feeds and its REST fallbacks. */
@NullMarked
package io.rec.venuesimulator.coinbase;

import org.jspecify.annotations.NullMarked;
