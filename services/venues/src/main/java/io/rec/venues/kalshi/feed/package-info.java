/**
 * The exchange's market data over its WebSocket: tickers, order books with their sequences, life of
 * markets, and the index that settles them.
 */
@NullMarked
package io.rec.venues.kalshi.feed;

import org.jspecify.annotations.NullMarked;
