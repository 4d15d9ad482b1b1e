/** Coinbase's Advanced Trade feed: what is subscribed, what arrives, and the prices in it. */
@NullMarked
package io.rec.venues.coinbase;

import org.jspecify.annotations.NullMarked;
