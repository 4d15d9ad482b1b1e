/** Kalshi as a venue: its paths, and who may call them. */
@NullMarked
package io.rec.venuesimulator.kalshi;

import org.jspecify.annotations.NullMarked;
