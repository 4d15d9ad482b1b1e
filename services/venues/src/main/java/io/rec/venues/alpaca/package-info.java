/** Alpaca's Trading API v2 as a broker: orders by client id, account, positions, clock. */
@NullMarked
package io.rec.venues.alpaca;

import org.jspecify.annotations.NullMarked;
