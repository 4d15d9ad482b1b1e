/** Kalshi's WebSocket: commands, subscriptions with sequence numbers, and every channel. */
@NullMarked
package io.rec.venuesimulator.kalshi.stream;

import org.jspecify.annotations.NullMarked;
