/** Coinbase's Advanced Trade WebSocket: subscriptions, tickers and heartbeats in its wire form. */
@NullMarked
package io.rec.venuesimulator.coinbase;

import org.jspecify.annotations.NullMarked;
