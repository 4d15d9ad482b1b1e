/** The exchange's REST and WebSocket under {@code /trade-api}, with one paper account. */
@NullMarked
package io.rec.venuesimulator.kalshi;

import org.jspecify.annotations.NullMarked;
