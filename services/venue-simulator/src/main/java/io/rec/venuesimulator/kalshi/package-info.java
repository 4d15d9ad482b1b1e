/** Kalshi as a venue: who may call what, and the shapes that its calls and its stream share. */
@NullMarked
package io.rec.venuesimulator.kalshi;

import org.jspecify.annotations.NullMarked;
