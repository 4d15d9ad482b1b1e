/** A market's order book as the exchange's snapshots and changes make it, on the YES scale. */
@NullMarked
package io.rec.venues.kalshi.book;

import org.jspecify.annotations.NullMarked;
